import type { Json, TestService } from '../../support/service.js';
import { centre, type Row } from './mixed-file.js';

/** A call of the API. */
export interface SingleCall {
  readonly method: string;
  readonly path: string;
  readonly body: Json;
}

const nobody = '00000000-0000-7000-8000-000000000000';

/**
 * The call by which an MIS asks for what a row asks for. It looks up what the API wants as an id and the file names
 * otherwise. Undefined when a claim is to be withdrawn and there is none: then there is no call that could be made.
 */
export async function callFor(world: TestService, { type, uln, said }: Row): Promise<SingleCall | undefined> {
  const learner = `/v1/learners/${uln}`;
  switch (type) {
    case 'A':
      return accountCall(learner, said);
    case 'D':
      return diplomaCall(learner, said, await diplomaId(world, uln, said));
    case 'G': {
      const programmes = await world.done('GET', '/v1/programmes', { centre });
      const named = programmes.items.find(({ name }: Json) => name === said.PPoSName);
      const programmeId = said.PPoSName === '' ? null : (named?.id ?? nobody);
      const id = await diplomaId(world, uln, said);
      return { method: 'PUT', path: `${learner}/diplomas/${id}/programme`, body: { programmeId } };
    }
    case 'L':
      return completionCall(`${learner}/component-completions/${said.Level}/plts`, {
        independentEnquiry: yesNo(said.IndependentEnquiry),
        creativeThinking: yesNo(said.CreativeThinking),
        reflectiveLearning: yesNo(said.ReflectiveLearning),
        teamWorking: yesNo(said.TeamWorking),
        selfManagement: yesNo(said.SelfManagement),
        effectiveParticipation: yesNo(said.EffectiveParticipation),
        completedOn: text(said.CompletedOn),
      });
    case 'W':
      return completionCall(`${learner}/component-completions/${said.Level}/work-experience`, {
        completed: yesNo(said.Completed),
        days: number(said.Days),
        from: text(said.From),
        to: text(said.To),
      });
    case 'C': {
      const id = await diplomaId(world, uln, said);
      if (said.Action === 'CLAIM') return { method: 'POST', path: '/v1/claims', body: { uln, diplomaId: id } };
      const claim = id === nobody ? undefined : await claimOn(world, id);
      if (claim === undefined) return undefined;
      return { method: 'POST', path: `/v1/claims/${claim}/withdrawal`, body: { reason: 'Batch' } };
    }
  }
}

function accountCall(learner: string, said: Row['said']): SingleCall {
  const fields = {
    givenName: text(said.GivenName),
    familyName: text(said.FamilyName),
    dateOfBirth: text(said.DateOfBirth),
    gender: said.Gender === 'F' ? 'female' : said.Gender === 'M' ? 'male' : text(said.Gender),
    uci: text(said.UCI),
    upn: text(said.UPN),
  };
  switch (said.Action) {
    case 'OPEN':
      return { method: 'POST', path: '/v1/learners', body: { uln: said.ULN, ...fields } };
    case 'AMEND':
      return { method: 'PATCH', path: learner, body: fields };
    case 'CLOSE':
      return { method: 'POST', path: `${learner}/closure`, body: { reason: 'Batch' } };
    default:
      return { method: 'POST', path: `${learner}/reopening`, body: { reason: 'Batch' } };
  }
}

function diplomaCall(learner: string, said: Row['said'], id: string): SingleCall {
  switch (said.Action) {
    case 'ADD': {
      const { LineOfLearning: line, Level: level, AwardingBody: awardingBody } = said;
      return { method: 'POST', path: `${learner}/diplomas`, body: { line, level, awardingBody } };
    }
    case 'CHANGE': {
      const { NewLineOfLearning: line, NewLevel: level, NewAwardingBody: awardingBody } = said;
      return { method: 'PATCH', path: `${learner}/diplomas/${id}`, body: { line, level, awardingBody } };
    }
    default:
      return { method: 'POST', path: `${learner}/diplomas/${id}/withdrawal`, body: { reason: 'Batch' } };
  }
}

function completionCall(path: string, body: Json): SingleCall {
  return { method: 'PUT', path, body };
}

/** The registration for a line and level that stands, or else the last that was withdrawn. */
async function diplomaId(world: TestService, uln: string, said: Row['said']): Promise<string> {
  const { status, body } = await world.call('GET', `/v1/learners/${uln}/diplomas`, { centre });
  if (status !== 200) return nobody;
  const fits = body.items.filter(({ line, level }: Json) => line === said.LineOfLearning && level === said.Level);
  return (fits.find((one: Json) => one.status !== 'withdrawn') ?? fits.at(-1))?.id ?? nobody;
}

async function claimOn(world: TestService, diplomaId: string): Promise<string | undefined> {
  const rows = await world.query('SELECT id FROM claim WHERE diploma_id = $1 ORDER BY id DESC LIMIT 1', [diplomaId]);
  return rows[0]?.id;
}

function text(cell: string | undefined): string | undefined {
  return cell === '' ? undefined : cell;
}

function yesNo(cell: string | undefined): boolean | undefined {
  return cell === '' || cell === undefined ? undefined : cell === 'Y';
}

function number(cell: string | undefined): number | string | undefined {
  return cell === '' || cell === undefined ? undefined : /^\d+$/.test(cell) ? Number(cell) : cell;
}
