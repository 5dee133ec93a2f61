import { countRefusedBatches } from '../../batch/batches.js';
import { keysRunningOut, keyWarningDays } from '../../identity/suppliers.js';
import { lastUkDay } from '../../learners/uk-time.js';
import { countClaimsByState, readCentreToDo } from '../../ledger/to-do.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import { may, type Visit, whoOf } from '../visit.js';
import { counted, dayInWords } from '../words.js';

/** Something that waits for whoever visits: what, until when, and where it is done. */
interface Task {
  readonly title: string;
  readonly says: string;
  readonly by?: string | undefined;
  readonly href: string;
  readonly action: string;
}

/** Lines that are awarded for the last time within so many days are worth a word. */
const ahead = 120;
/** Files of so many days are worth one, too. */
const back = 30;
const aDay = 86_400_000;

/** The start page: for visitors what the service is, for people of an organisation what needs them today. */
export function homePages(parts: WebParts): readonly Page[] {
  return [
    {
      path: '/',
      needs: 'anyone',
      async show(visit) {
        const { who } = visit;
        if (who === undefined) return { view: 'home/welcome.njk', title: 'Diploma aggregation service', model: {} };
        if (who.secondFactor !== 'met')
          return { goTo: who.secondFactor === 'due' ? '/sign-in/code' : '/account/second-factor' };
        return { view: 'home/view.njk', title: 'What to do', model: { tasks: await tasksOf(parts, visit) } };
      },
    },
  ];
}

async function tasksOf(parts: WebParts, visit: Visit): Promise<readonly Task[]> {
  const { organisation } = whoOf(visit);
  if (!whoOf(visit).agreementSigned)
    return [
      {
        title: 'Head of Centre Agreement',
        says: 'It has to be signed before anybody of your centre can work with learners here.',
        ...{ href: '/authority', action: 'Read it' },
      },
    ];
  if (organisation.kind === 'centre') return centreTasks(parts, visit, organisation.number);
  if (organisation.kind === 'awardingBody') return bodyTasks(parts, visit, organisation.code);
  return managementTasks(parts, visit);
}

async function centreTasks({ ledger, reference }: WebParts, visit: Visit, centre: string): Promise<readonly Task[]> {
  if (!may(visit, 'learners:read')) return [];
  const { pool } = ledger.store;
  const realm = whoOf(visit).realm.id;
  const at = Date.parse(visit.now);
  const until = new Date(at + ahead * aDay).toISOString().slice(0, 10);
  const ending = new Map(
    [...reference.lines.values()]
      .filter(({ lastAward }) => lastAward <= until)
      .map((line) => [line.code, line.lastAward]),
  );
  const since = new Date(at - back * aDay).toISOString();
  const [toDo, refused] = await Promise.all([
    readCentreToDo(pool, realm, centre, { now: visit.now, ending }),
    countRefusedBatches(pool, realm, { centre }, since),
  ]);
  const tasks: Task[] = [];
  const add = (isMine: boolean, ...more: readonly Task[]) => isMine && tasks.push(...more);
  if (toDo.referred > 0)
    add(true, {
      title: `${counted(toDo.referred, 'claim')} sent back`,
      says: 'The awarding body says why. The claim goes on when it is put right.',
      ...{ href: '/waiting?only=referred', action: 'See why' },
    });
  if (toDo.transfers > 0)
    add(may(visit, 'learners:write'), {
      title: `${counted(toDo.transfers, 'transfer')} to answer`,
      says: 'Another centre asks to become the home centre.',
      ...{ href: '/transfers', action: 'Answer' },
    });
  for (const { what, level, learners } of toDo.missing)
    add(may(visit, 'completions:write'), {
      title: `${what === 'plts' ? 'Skills' : 'Work experience'} missing: ${counted(learners, 'learner')} at level ${level}`,
      says: 'Their Diploma is claimed and cannot be awarded without it.',
      href: `/learners/record/${what === 'plts' ? 'plts' : 'work-experience'}/${level}`,
      action: 'Record for many',
    });
  for (const { line, level, by, learners } of toDo.unclaimed)
    add(may(visit, 'claims:write'), {
      title: `Not claimed: ${counted(learners, 'learner')} in ${reference.lines.get(line)?.title ?? line}, ${level}`,
      says: `This line is awarded until ${dayInWords(by)}.`,
      ...{ by, href: '/learners', action: 'See learners' },
    });
  if (toDo.waiting > 0)
    add(true, {
      title: `${counted(toDo.waiting, 'claim')} not awarded yet`,
      says: 'For each, what is missing and who has to act.',
      ...{ href: '/waiting', action: 'See why not' },
    });
  if (refused > 0)
    add(may(visit, 'learners:write'), {
      title: `${counted(refused, 'batch file')} with refused rows`,
      says: `Sent in the last ${back} days.`,
      ...{ href: '/batches', action: 'See what to mend' },
    });
  return tasks.sort((one, other) => (one.by ?? '').localeCompare(other.by ?? ''));
}

/** Before a program's last key runs out there is time for the next one. */
async function managementTasks({ ledger, clock }: WebParts, visit: Visit): Promise<readonly Task[]> {
  const now = clock();
  const until = new Date(now.getTime() + keyWarningDays * aDay);
  const running = await keysRunningOut(ledger.store.prisma, whoOf(visit).realm.id, { now, until });
  return running.map(({ supplierId, program, expiresAt }) => {
    const by = lastUkDay(expiresAt);
    return {
      ...{ title: `The last key of ${program} runs out`, says: `It is good until ${dayInWords(by)}.`, by },
      ...{ href: `/organisations/suppliers/${supplierId}`, action: 'See its keys' },
    };
  });
}

async function bodyTasks({ ledger }: WebParts, visit: Visit, body: string): Promise<readonly Task[]> {
  if (!may(visit, 'awards:read')) return [];
  const states = await countClaimsByState(ledger.store.pool, whoOf(visit).realm.id, body);
  const task = (state: string, title: (claims: string) => string, says: string, action: string): readonly Task[] => {
    const count = states.get(state) ?? 0;
    return count === 0 ? [] : [{ title: title(counted(count, 'claim')), says, href: `/claims?award=${state}`, action }];
  };
  return [
    ...task('changed', (claims) => `${claims} to decide again`, 'What the award rests on has changed.', 'Decide'),
    ...task('ready', (claims) => `${claims} ready`, 'Everything is there.', 'Confirm or refer'),
    ...task('confirmed', (claims) => `${claims} confirmed`, 'The certificate follows.', 'Issue certificates'),
  ];
}
