import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { serviceActor } from '../../src/ledger/actor.js';
import { transact } from '../../src/ledger/transact.js';
import { type Json, type ServiceOptions, startService } from '../support/service.js';
import { expectConformance } from './conformance.js';
import { type Operation, operationAt, operationOfId } from './document.js';
import { type LiveClient, liveToken, newLiveClient } from './live.js';
import { personalDataIn } from './personal.js';

export type World = Awaited<ReturnType<typeof openWorld>>;

/** What was answered so far, by whichever service of a test file: `operationId status`. */
export class Observed {
  readonly pairs = new Set<string>();

  note(operationId: string, status: number): void {
    this.pairs.add(`${operationId} ${status}`);
  }

  /** The documented statuses that nobody has seen. */
  gaps(contract: readonly Operation[]): string[] {
    return pairsOf(contract).filter((pair) => !this.pairs.has(pair));
  }

  /** The statuses that somebody has seen and nobody documented. */
  undocumented(): string[] {
    return [...this.pairs].filter((pair) => {
      const [operationId, status] = pair.split(' ') as [Operation['id'], string];
      return operationOfId(operationId).responses[status] === undefined;
    });
  }
}

function pairsOf(contract: readonly Operation[]): string[] {
  return contract.flatMap(({ id, responses }) => Object.keys(responses).map((status) => `${id} ${status}`));
}

/** A running service whose every answer is held against the contract. */
export async function openWorld(options: ServiceOptions & { observed?: Observed } = {}) {
  const { observed = new Observed(), ...rest } = options;
  // What the service says of itself, and what went over the wire: both must be in the contract.
  const told = new Observed();
  const types = new Set<string>();
  const service = await startService({
    ...rest,
    onAnswer: (operationId, status) => told.note(operationId, status),
    onExchange: ({ method, path, options: said, answer }) => {
      const operation = operationAt(method, path);
      if (operation !== undefined) observed.note(operation.id, answer.status);
      if (answer.body?.type !== undefined) types.add(answer.body.type);
      expectConformance(method, path, said, answer);
    },
  });
  const { ledger } = service.service;

  /** What the Learning Records Service does when it finds two numbers of one person. */
  async function merge(uln: string, into: string): Promise<void> {
    const [realm] = await service.query(
      `SELECT realm_id, clock_offset_ms, centre_number FROM learner_account
        JOIN realm ON realm.id = realm_id WHERE uln = $1 AND realm.name = 'sandbox'`,
      [uln],
    );
    const actor = serviceActor(
      { id: realm?.realm_id, clockOffsetMs: Number(realm?.clock_offset_ms), live: false },
      'learning-records-service',
    );
    const input = { uln, into, centre: realm?.centre_number as string };
    await transact(ledger, actor, [{ transaction: 'mergeLearnerAccount', input }]);
  }

  // A sandbox's own client may not confirm grading schemes. Here it may ask, so that somebody can try every operation.
  await service.query(`UPDATE client SET scopes = scopes || '{schemes:write}' WHERE id = $1`, [
    service.kit.serviceManagement.clientId,
  ]);
  service.kit.serviceManagement.scopes.push('schemes:write');

  let manager: LiveClient | undefined;
  return {
    ...service,
    observed,
    told,
    /** The `type` of every problem so far. */
    types,
    merge,
    /** Service management of the live realm, by one client: an access token. */
    async liveManagement(): Promise<{ token: string }> {
      manager ??= await newLiveClient(service);
      return liveToken(service, manager);
    },
    /** A centre that lets the supplier act for it, beside that of the starter kit. */
    secondCentre: '90002',
    /** Another body that awards Diplomas, with which no centre is associated at first. */
    secondAwardingBody: 'SVE',
    /** The qualifications of a programme that is valid for the registration of the tests. */
    qualifications: validProgramme(),
    async close(): Promise<void> {
      const found = await personalDataIn(service.logs, service.query);
      await service.close();
      expect(found, 'personal data in the log').toEqual([]);
      expect(told.undocumented(), 'answers that the contract does not have').toEqual([]);
    },
  };
}

const sandboxFile = fileURLToPath(new URL('../../prisma/reference/sandbox.json', import.meta.url));

/** Principal learning, project, functional skills and enough of everything else, for Engineering at Higher. */
function validProgramme(): string[] {
  const { qualifications } = JSON.parse(readFileSync(sandboxFile, 'utf8')) as { qualifications: Json[] };
  const fits = (one: Json) => one.level === 2 && (one.lines.length === 0 || one.lines.includes('engineering'));
  const of = (component: string) => qualifications.filter((one) => one.component === component && fits(one));
  const skills = new Map(of('functionalSkills').map((one) => [one.subject, one]));
  const chosen = [
    of('principalLearning')[0],
    of('project')[0],
    ...skills.values(),
    ...additional(of('additionalAndSpecialist')),
  ];
  return chosen.map((one) => one.qan);
}

/** The first that come to 180 guided learning hours, no two of them barred against one another. */
function additional(offered: Json[]): Json[] {
  const chosen: Json[] = [];
  let hours = 0;
  for (const one of offered) {
    if (hours >= 180) break;
    if (one.barringCode !== 'ZZZZ' && chosen.some((other) => other.barringCode === one.barringCode)) continue;
    chosen.push(one);
    hours += one.glh;
  }
  return chosen;
}
