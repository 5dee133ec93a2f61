import { PltsRecord, WorkExperienceRecord } from '../../contract/generated/schemas.js';
import { Problem } from '../../contract/problem.js';
import type { NamedCommand } from '../../ledger/command.js';
import { type FoundLearner, searchLearners } from '../../ledger/learner-search.js';
import { diplomaTitle } from '../diploma-title.js';
import type { Field } from '../forms/field.js';
import { readFields, type Values } from '../forms/read.js';
import { shownForm } from '../forms/shown.js';
import { formCheck } from '../forms/transact.js';
import { pltsFields, workExperienceFields } from '../learner/completion-forms.js';
import { manyAtOnce, mostAtOnce } from '../many/many.js';
import { type Page, texts } from '../page.js';
import type { WebParts } from '../parts.js';
import { centreOf, type Visit, whoOf } from '../visit.js';

const needs = { of: 'centre', scopes: ['completions:write'] } as const;

interface Kind {
  readonly name: 'plts' | 'work-experience';
  readonly title: string;
  readonly lacks: 'plts' | 'workExperience';
  readonly fields: readonly Field[];
  readonly check: ReturnType<typeof formCheck>;
  shape(values: Values): object;
  command(values: object, which: { uln: string; centre: string; level: number }): NamedCommand;
}

const kinds: readonly Kind[] = [
  {
    ...{ name: 'work-experience', title: 'Record work experience for many learners', lacks: 'workExperience' },
    fields: workExperienceFields,
    check: formCheck(WorkExperienceRecord),
    shape: (values) => values,
    command: (values, which) => ({ transaction: 'recordWorkExperience', input: { ...which, ...values } as never }),
  },
  {
    ...{ name: 'plts', title: 'Record skills for many learners', lacks: 'plts' },
    fields: pltsFields,
    check: formCheck(PltsRecord),
    shape: ({ skills, ...rest }) => ({ ...(skills as object), ...rest }),
    command: (values, which) => ({ transaction: 'recordPlts', input: { ...which, ...values } as never }),
  },
];

/** Work experience and skills for a class: the learners who lack it are chosen, and seen once more before it is stored. */
export function recordManyPages(parts: WebParts): readonly Page[] {
  const { ledger, reference } = parts;

  function lacking(visit: Visit, kind: Kind, level: number): Promise<readonly FoundLearner[]> {
    const wanted = { centre: centreOf(visit), text: '', status: 'open' as const, lacks: { what: kind.lacks, level } };
    return searchLearners(ledger.store.pool, whoOf(visit).realm.id, wanted, { limit: mostAtOnce });
  }

  function diplomasOf({ diplomas }: FoundLearner): string {
    return diplomas.map((diploma) => diplomaTitle(reference, diploma)).join('; ');
  }

  const pages = kinds.map((kind): Page => {
    const levelOf = (visit: Visit) => {
      const level = Number(visit.params.level);
      if (![1, 2, 3].includes(level)) throw new Problem('not-found');
      return level;
    };
    return {
      path: `/learners/record/${kind.name}/:level`,
      needs,
      async show(visit, attempt) {
        const level = levelOf(visit);
        const learners = await lacking(visit, kind, level);
        const chosen = new Set(texts(attempt?.typed ?? {}, 'uln'));
        return {
          view: 'record-many/view.njk',
          title: kind.title,
          model: {
            ...{ action: visit.path, level, isMost: learners.length === mostAtOnce },
            form: shownForm(kind.fields, { completed: true }, attempt),
            learners: learners.map((one) => ({
              ...{ uln: one.uln, name: `${one.familyName}, ${one.givenName}`, diplomas: diplomasOf(one) },
              isChosen: chosen.has(one.uln),
            })),
          },
        };
      },
      async submit(visit, typed) {
        const level = levelOf(visit);
        const chosen = new Set(texts(typed, 'uln').slice(0, mostAtOnce));
        const read = readFields(kind.fields, typed);
        const none = chosen.size === 0 ? [{ field: 'learners', message: 'Choose one learner at least.' }] : [];
        const { values, errors } = read.errors.length > 0 ? read : kind.check(kind.shape(read.values), kind.fields);
        if (errors.length + none.length > 0) return { errors: [...errors, ...none] };
        const centre = centreOf(visit);
        const found = await searchNamed(visit, [...chosen]);
        return manyAtOnce(parts, visit, typed, {
          title: kind.title,
          says: `For ${found.length === 1 ? '1 learner' : `${found.length} learners`} at level ${level}.`,
          headings: ['Learner', 'ULN', 'Diplomas'],
          button: 'Store',
          back: '/',
          commands: found.map((one) => ({
            cells: [`${one.familyName}, ${one.givenName}`, one.uln, diplomasOf(one)],
            command: kind.command(values, { uln: one.uln, centre, level }),
          })),
        });
      },
    };
  });

  /** The chosen learners by name; another centre's are none. */
  async function searchNamed(visit: Visit, ulns: readonly string[]): Promise<readonly FoundLearner[]> {
    const wanted = { centre: centreOf(visit), text: '', ulns };
    return searchLearners(ledger.store.pool, whoOf(visit).realm.id, wanted, { limit: mostAtOnce });
  }

  return [
    {
      path: '/learners/record',
      needs,
      show: () => ({
        view: 'record-many/choose.njk',
        title: 'Record for many learners',
        model: { kinds: kinds.map(({ name, title }) => ({ name, title })), levels: [1, 2, 3] },
      }),
    },
    ...pages,
  ];
}
