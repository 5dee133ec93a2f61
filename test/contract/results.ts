import { type Json, person, registration } from '../support/service.js';
import type { World } from './world.js';

/** When results are awarded and published: long enough ago that certificates can be issued. */
export const longPublished = { awardDate: '2010-08-24', publishDate: '2010-08-24', priorAchievementVerified: true };

/** Results of which the centre knows nothing yet: the sandbox begins on 4 October 2010. */
export const unpublished = { awardDate: '2010-10-05', publishDate: '2010-10-06' };

/** The person, as an awarding body knows one. */
export const known = {
  givenName: person.givenName,
  familyName: person.familyName,
  dateOfBirth: person.dateOfBirth,
} as const;

/** The principal learning that the tests' registration takes. */
export const principalLearning = '9000002X';

const units = ['EN201', 'EN202', 'EN203', 'EN204', 'EN205', 'EN206', 'EN207'];
const project = '90000171';
const functionalSkills = ['90000298', '90000316', '9000033X'];
const additional = ['90000481', '90000493', '90000523'];

/** The grade to which `allResults` comes. */
export const gradeOfAll = 'B';

/** Everything that the tests' registration takes, by the awarding body that posts it. The points fit the grades. */
export function allResults(uln: string, dates: object): { diplomaAwardingBody: Json[]; componentAwardingBody: Json[] } {
  const item = (qan: string, grade: string, more: object = {}) => ({ uln, ...known, qan, grade, ...dates, ...more });
  return {
    diplomaAwardingBody: [
      ...units.map((unit) => item(principalLearning, 'b', { unit, points: '4' })),
      item(principalLearning, 'B', { points: '30' }),
      item(project, 'A', { points: '7' }),
      ...functionalSkills.map((qan) => item(qan, 'Pass')),
    ],
    componentAwardingBody: additional.map((qan) => item(qan, 'Pass')),
  };
}

/** Posts results, all of which must be taken: what became of each. */
export async function post(world: World, as: keyof ReturnType<typeof allResults>, results: Json[]): Promise<Json[]> {
  const posted = await world.done('POST', '/v1/results', { as, body: { results } });
  if (posted.refused > 0) throw new Error(`refused: ${JSON.stringify(posted)}`);
  return posted.items;
}

/** Posts everything that a learner's Diploma takes. */
export async function postAll(world: World, uln: string, dates: object): Promise<void> {
  const all = allResults(uln, dates);
  await post(world, 'diplomaAwardingBody', all.diplomaAwardingBody);
  await post(world, 'componentAwardingBody', all.componentAwardingBody);
}

/** A learner of whom the centre has recorded and claimed all that it can. Of results there is none. */
export async function prepared(world: World): Promise<{ uln: string; diplomaId: string; claim: Json }> {
  const { uln, diploma } = await world.openWithDiploma({}, registration);
  const at = `/v1/learners/${uln}/component-completions/2`;
  const skills = {
    ...{ independentEnquiry: true, creativeThinking: true, reflectiveLearning: true },
    ...{ teamWorking: true, selfManagement: true, effectiveParticipation: true, completedOn: '2010-09-24' },
  };
  await world.done('PUT', `${at}/plts`, { body: skills });
  const work = { completed: true, days: 10, from: '2010-09-06', to: '2010-09-17' };
  await world.done('PUT', `${at}/work-experience`, { body: work });
  const claim = await world.done('POST', '/v1/claims', { body: { uln, diplomaId: diploma.id } });
  return { uln, diplomaId: diploma.id, claim };
}

/** A learner whose award waits for nothing but its Diploma awarding body. */
export async function ready(world: World, dates: object = longPublished): ReturnType<typeof prepared> {
  const learner = await prepared(world);
  await postAll(world, learner.uln, dates);
  return learner;
}

/** Something that the Diploma awarding body does about a claim. */
export function decideOn(world: World, claim: Json, what: string, body: object): Promise<Json> {
  return world.done('POST', `/v1/claims/${claim.id}/${what}`, { as: 'diplomaAwardingBody', body });
}

/** A learner whose award is confirmed. */
export async function confirmed(world: World, dates: object = longPublished): ReturnType<typeof prepared> {
  const learner = await ready(world, dates);
  await decideOn(world, learner.claim, 'confirmation', { grade: gradeOfAll });
  return learner;
}
