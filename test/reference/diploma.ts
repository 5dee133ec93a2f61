// The rules of award of the 14-19 Diploma a second time: slow, in plain steps, and apart from the code it is compared with,
// so that both can only agree by being right. Sources: Ofqual, Diploma operating rules, part 2, sections 4 and 5; QCA,
// Diploma catalogue: rules of combination; Hansard, Commons, 21 April 2009 (ten days of work experience). Where no source
// has a rule, the one in the notes of the scheme's data is followed.

export type DiplomaLevel = 'foundation' | 'higher' | 'progression' | 'advanced';

export type Component = 'principalLearning' | 'project' | 'functionalSkills' | 'additionalAndSpecialist';

/** A qualification as the catalogue has it. No lines: it is for all of them. */
export interface Qualification {
  qan: string;
  title: string;
  component: Component;
  /** `english`, `mathematics` or `ict` for a functional skill. */
  subject: string | null;
  lines: string[];
  level: number;
  /** The level that each grade reaches, where the level depends on the grade. */
  gradeLevels?: Record<string, number>;
  /** Guided learning hours. */
  glh: number;
  barringCode: string;
  minimumAge: number | null;
  units: { code: string; title: string; glh: number }[];
}

/** A result as its awarding body posted it: of one unit, or without `unit` of the whole qualification. */
export interface PostedResult {
  qan: string;
  unit?: string;
  /** A grade (small letters for units), or `U`, `X`, `Q`, `absent`. */
  grade: string;
  /** Weighted points, a decimal number in text with at most three decimals. */
  points?: string;
  /** `YYYY-MM-DD`. */
  awardDate: string;
  withdrawn?: boolean;
  /** Of a whole qualification: one of its units was withdrawn afterwards, and it was not posted again. */
  inDoubt?: boolean;
}

export const skills = [
  'independentEnquiry',
  'creativeThinking',
  'reflectiveLearning',
  'teamWorking',
  'selfManagement',
  'effectiveParticipation',
] as const;

/** One learner, registered for one Diploma, with all that was posted and confirmed. */
export interface Learner {
  level: DiplomaLevel;
  line: string;
  /** `YYYY-MM-DD`. */
  dateOfBirth: string;
  catalogue: readonly Qualification[];
  results: readonly PostedResult[];
  plts?: Record<(typeof skills)[number], boolean>;
  workExperience?: { completed: boolean; days: number };
}

export type State = 'met' | 'notMet' | 'pending';

export type ConditionId = Component | 'plts' | 'workExperience';

/** What the Diploma comes to for the learner. */
export interface Answer {
  awarded: boolean;
  outcome: 'achieved' | 'notYet' | 'pending';
  /** Of the Diploma. Null when it is not awarded. */
  grade: string | null;
  /** Progression has no condition on additional and specialist learning; all others have all six. */
  conditions: Partial<Record<ConditionId, State>>;
  /** The QANs that count as additional and specialist learning, sorted. Null when nothing reaches the hours, or none are asked. */
  asl: string[] | null;
  /** The hours of those, or else the most that may count together. Null when none are asked. */
  aslGlh: number | null;
}

interface LevelRules {
  level: number;
  principalLearningGlh: number;
  functionalSkillsLevel: number;
  /** Null: no additional and specialist learning is asked. */
  aslGlh: number | null;
  /** Of the Diploma, in points of principal learning and project together; best first. Principal learning has the same grades. */
  boundaries: [grade: string, points: number][];
}

const level3: Omit<LevelRules, 'aslGlh'> = {
  level: 3,
  principalLearningGlh: 540,
  functionalSkillsLevel: 2,
  boundaries: [
    ['A*', 132],
    ['A', 110],
    ['B', 88],
    ['C', 66],
    ['D', 44],
    ['E', 22],
  ],
};

const rulesOf: Record<DiplomaLevel, LevelRules> = {
  foundation: {
    level: 1,
    principalLearningGlh: 240,
    functionalSkillsLevel: 1,
    aslGlh: 120,
    boundaries: [
      ['A*', 30],
      ['A', 20],
      ['B', 10],
    ],
  },
  higher: {
    level: 2,
    principalLearningGlh: 420,
    functionalSkillsLevel: 2,
    aslGlh: 180,
    boundaries: [
      ['A*', 64],
      ['A', 48],
      ['B', 32],
      ['C', 16],
    ],
  },
  progression: { ...level3, aslGlh: null },
  advanced: { ...level3, aslGlh: 360 },
};

/** Works out one learner's Diploma from the rules alone. */
export function diplomaByTheRules(learner: Learner): Answer {
  const rules = rulesOf[learner.level];
  const principalLearning = component(learner, rules, 'principalLearning');
  const project = component(learner, rules, 'project');
  const asl = rules.aslGlh === null ? null : additionalAndSpecialist(learner, rules, rules.aslGlh);
  const conditions: Answer['conditions'] = {
    principalLearning: principalLearning.state,
    project: project.state,
    functionalSkills: functionalSkills(learner, rules),
    plts: learner.plts && skills.every((skill) => learner.plts?.[skill]) ? 'met' : 'notMet',
    workExperience: learner.workExperience?.completed && learner.workExperience.days >= 10 ? 'met' : 'notMet',
  };
  if (asl) conditions.additionalAndSpecialist = asl.state;

  const states = Object.values(conditions);
  const rest = { conditions, asl: asl?.qans ?? null, aslGlh: asl?.glh ?? null };
  if (states.includes('notMet')) return { awarded: false, outcome: 'notYet', grade: null, ...rest };
  if (states.includes('pending')) return { awarded: false, outcome: 'pending', grade: null, ...rest };
  const grade = gradeFor(rules, principalLearning.thousandths + project.thousandths);
  if (grade === null) return { awarded: false, outcome: 'notYet', grade: null, ...rest };
  return { awarded: true, outcome: 'achieved', grade, ...rest };
}

function gradeFor(rules: LevelRules, thousandths: number): string | null {
  for (const [grade, points] of rules.boundaries) if (thousandths >= points * 1000) return grade;
  return null;
}

/** Points in whole thousandths, as 131.9 must stay below 132 to the last digit. Null: none, or not a number. */
export function inThousandths(points: string | undefined): number | null {
  const [, whole, part = ''] = points?.match(/^(\d{1,7})(?:\.(\d{1,3}))?$/) ?? [];
  return whole === undefined ? null : Number(whole) * 1000 + Number(part.padEnd(3, '0'));
}

/** Whole years. Someone born on 29 February is a year older on 1 March where the year has no such day. */
export function ageOn(date: string, dateOfBirth: string): number {
  const years = Number(date.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return date.slice(5) >= dateOfBirth.slice(5) ? years : years - 1;
}

/** A result of a whole qualification that may count as far as line, date and age go, with what the catalogue says of it. */
interface Admitted {
  row: PostedResult;
  qualification: Qualification;
  /** The level that the grade reaches. */
  level: number;
}

function admitted(learner: Learner, part: Component): Admitted[] {
  const found: Admitted[] = [];
  for (const row of learner.results) {
    if (row.unit !== undefined || row.withdrawn) continue;
    const qualification = learner.catalogue.find((one) => one.qan === row.qan);
    if (!qualification || qualification.component !== part) continue;
    if (qualification.lines.length > 0 && !qualification.lines.includes(learner.line)) continue;
    if (row.awardDate < '2005-01-01') continue;
    if (qualification.minimumAge !== null && ageOn(row.awardDate, learner.dateOfBirth) < qualification.minimumAge) {
      continue;
    }
    found.push({ row, qualification, level: qualification.gradeLevels?.[row.grade] ?? qualification.level });
  }
  return found;
}

function component(
  learner: Learner,
  rules: LevelRules,
  part: 'principalLearning' | 'project',
): { state: State; thousandths: number } {
  const grades = rules.boundaries.map(([grade]) => grade);
  const results = admitted(learner, part).filter(
    ({ row, qualification, level }) =>
      !row.inDoubt && level === rules.level && (part === 'project' || qualification.glh >= rules.principalLearningGlh),
  );
  if (results.some(({ row }) => row.grade === 'Q')) return { state: 'pending', thousandths: 0 };

  const graded = results.flatMap(({ row, qualification }) => {
    if (!grades.includes(row.grade)) return [];
    const units = qualification.units.map((unit) => standingOfUnit(learner, row, unit.code));
    const thousandths = inThousandths(row.points) ?? sumOfUnits(units);
    let state: State = 'met';
    if (part === 'principalLearning') {
      if (units.some((unit) => unit.state === 'pending')) state = 'pending';
      if (units.some((unit) => unit.state === 'notMet')) state = 'notMet';
    }
    if (thousandths === null) state = 'notMet';
    return [{ state, thousandths: thousandths ?? -1, place: grades.indexOf(row.grade) }];
  });
  // Of several results the one with the most points counts; first of all those with nothing amiss.
  const sound = graded.filter(({ state }) => state === 'met');
  const [best] = (sound.length > 0 ? sound : graded).sort((a, b) => b.thousandths - a.thousandths || a.place - b.place);
  return best ?? { state: 'notMet', thousandths: 0 };
}

interface UnitStanding {
  /** Met: attempted. A unit that is unclassified was attempted, and others may make up for it. */
  state: State;
  thousandths: number | null;
}

/** How one unit stood when the result of the whole was awarded: the best of its results until that day. */
function standingOfUnit(learner: Learner, whole: PostedResult, code: string): UnitStanding {
  const rows = learner.results.filter(
    (row) => row.qan === whole.qan && row.unit === code && !row.withdrawn && row.awardDate <= whole.awardDate,
  );
  if (rows.some((row) => row.grade === 'Q')) return { state: 'pending', thousandths: null };
  const attempted = rows.filter((row) => row.grade !== 'X' && row.grade !== 'absent');
  if (attempted.length === 0) return { state: 'notMet', thousandths: null };
  // The most points count. But a grade without points is better than unclassified, and what it brings is not known then.
  const graded = attempted.filter((row) => row.grade.toUpperCase() !== 'U');
  const missing = graded.length > 0 && graded.every((row) => inThousandths(row.points) === null);
  return {
    state: 'met',
    thousandths: missing ? null : Math.max(...attempted.map((row) => inThousandths(row.points) ?? 0)),
  };
}

function sumOfUnits(units: readonly UnitStanding[]): number | null {
  let sum = 0;
  for (const unit of units) {
    if (unit.thousandths === null) return null;
    sum += unit.thousandths;
  }
  return units.length === 0 ? null : sum;
}

function functionalSkills(learner: Learner, rules: LevelRules): State {
  const results = admitted(learner, 'functionalSkills').filter(
    ({ row, level }) => !row.inDoubt && level >= rules.functionalSkillsLevel,
  );
  const states = ['english', 'mathematics', 'ict'].map((subject): State => {
    const grades = results.filter((one) => one.qualification.subject === subject).map(({ row }) => row.grade);
    if (grades.some((grade) => !['F', 'Fail', 'FAIL', 'U', 'X', 'Q', 'absent'].includes(grade))) return 'met';
    return grades.includes('Q') ? 'pending' : 'notMet';
  });
  if (states.includes('notMet')) return 'notMet';
  return states.includes('pending') ? 'pending' : 'met';
}

function additionalAndSpecialist(
  learner: Learner,
  rules: LevelRules,
  minimum: number,
): { state: State; qans: string[] | null; glh: number } {
  const results = admitted(learner, 'additionalAndSpecialist').filter(
    ({ row, level }) => !row.inDoubt && level >= rules.level,
  );
  const achieved = results.filter(({ row }) => !['U', 'X', 'Q', 'absent'].includes(row.grade));
  const hopeful = results.filter(({ row }) => !['U', 'X', 'absent'].includes(row.grade));

  const sets = setsThatMayCount(achieved);
  const reaching = sets.filter((set) => hoursOf(set) >= minimum);
  const [chosen] = reaching.sort((a, b) => a.length - b.length || compareAwards(a, b));
  if (chosen) {
    return { state: 'met', qans: chosen.map(({ row }) => row.qan).sort(), glh: hoursOf(chosen) };
  }
  const withPending = setsThatMayCount(hopeful).some((set) => hoursOf(set) >= minimum);
  return { state: withPending ? 'pending' : 'notMet', qans: null, glh: Math.max(...sets.map(hoursOf)) };
}

/** Every set in which no qualification stands twice, and no two share a barring code other than the free one. */
function setsThatMayCount(results: readonly Admitted[]): Admitted[][] {
  let sets: Admitted[][] = [[]];
  for (const result of results) {
    const { qan, barringCode } = result.qualification;
    const mayJoin = (set: Admitted[]) =>
      set.every(
        ({ qualification }) =>
          qualification.qan !== qan && (barringCode === 'ZZZZ' || qualification.barringCode !== barringCode),
      );
    sets = sets.concat(sets.filter(mayJoin).map((set) => [...set, result]));
  }
  return sets;
}

function hoursOf(set: readonly Admitted[]): number {
  return set.reduce((sum, { qualification }) => sum + qualification.glh, 0);
}

/** The set that was awarded earlier first: their results from the earliest on, each by its date and then its QAN. */
function compareAwards(a: readonly Admitted[], b: readonly Admitted[]): number {
  const inWords = (set: readonly Admitted[]) =>
    set
      .map(({ row }) => `${row.awardDate} ${row.qan}`)
      .sort()
      .join();
  return inWords(a) < inWords(b) ? -1 : inWords(a) > inWords(b) ? 1 : 0;
}
