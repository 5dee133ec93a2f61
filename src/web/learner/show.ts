import { awardStates } from '../../learners/award-states.js';
import { type Diploma, type LearnerRecord, pltsCompleted, pltsSkills } from '../../learners/record.js';
import { type DiplomaProgress, readProgress } from '../../ledger/progress.js';
import { diplomaTitle } from '../diploma-title.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import { may, whoOf } from '../visit.js';
import { type Fixes, fixesOf, lineModel } from './fixes.js';
import { genders } from './options.js';
import { learnerOf } from './reading.js';
import { skillTitles } from './skills.js';

/** The page about a learner: the account, each Diploma with how far it is, and what is recorded. */
export function learnerPage(parts: WebParts): Page {
  return {
    path: '/learners/:uln',
    needs: { of: 'centre', scopes: ['learners:read'] },
    async show(visit) {
      const record = await learnerOf(parts, visit);
      const progress = await readProgress(parts.ledger, whoOf(visit).realm.id, [record], visit.now);
      const progressOf = new Map(progress(record.account.uln).map((one) => [one.diploma.id, one]));
      const { account } = record;
      return {
        view: 'learner/view.njk',
        title: `${account.givenName} ${account.familyName}`,
        model: {
          account: { ...account, gender: genders.find(({ value }) => value === account.gender)?.text },
          may: {
            write: may(visit, 'learners:write'),
            record: may(visit, 'completions:write'),
            claim: may(visit, 'claims:write'),
          },
          diplomas: record.diplomas.map((diploma) =>
            diplomaModel(parts, diploma, progressOf.get(diploma.id), fixesOf(parts, visit, account, diploma)),
          ),
          levels: levelsOf(parts, record).map((level) => completionModel(record, level)),
          transfer: record.transfers.find(({ status }) => status === 'requested'),
        },
      };
    },
  };
}

function diplomaModel({ reference }: WebParts, diploma: Diploma, progress: DiplomaProgress | undefined, fixes: Fixes) {
  const { id, status, awardingBody, registeredAt, programmeId } = diploma;
  const award = progress?.award;
  return {
    ...{ id, status, awardingBody, registeredAt, claim: progress?.claim, hasProgramme: programmeId !== undefined },
    title: diplomaTitle(reference, diploma),
    award: award && { ...award, says: awardStates[award.state].says },
    progress: progress && {
      headline: progress.explanation.headline,
      isConfirmed: progress.schemeStatus === 'confirmed',
      by: progress.by,
      steps: progress.evaluation.conditions.map(({ title, met, pending, evidence }) => ({
        title,
        state: met ? 'met' : pending ? 'pending' : 'notYet',
        evidence: evidence.map(({ title: what, grade }) => (grade === undefined ? what : `${what}: ${grade}`)),
      })),
      lines: progress.explanation.lines.map((one) => lineModel(one, fixes)),
    },
  };
}

/** The levels at which something is or can be recorded. */
function levelsOf({ reference }: WebParts, { diplomas, plts, workExperience }: LearnerRecord): readonly number[] {
  const registered = diplomas
    .filter(({ status }) => status !== 'withdrawn')
    .flatMap(({ level }) => reference.levels.get(level)?.level ?? []);
  return [
    ...new Set([...registered, ...plts.map(({ level }) => level), ...workExperience.map(({ level }) => level)]),
  ].sort();
}

function completionModel({ plts, workExperience }: LearnerRecord, level: number) {
  const skills = plts.find((one) => one.level === level);
  const work = workExperience.find((one) => one.level === level);
  return {
    level,
    plts: skills && {
      completed: pltsCompleted(skills),
      completedOn: skills.completedOn,
      met: pltsSkills.filter((skill) => skills[skill]).map((skill) => skillTitles[skill]),
      missing: pltsSkills.filter((skill) => !skills[skill]).map((skill) => skillTitles[skill]),
    },
    workExperience: work,
  };
}
