import { NewProgramme } from '../../contract/generated/schemas.js';
import type { LevelCode } from '../../learners/record.js';
import { associateAwardingBody } from '../../ledger/associations.js';
import { readCentre } from '../../ledger/centre-reads.js';
import { blockingFaults, createProgramme, judgeProgramme, listProgrammes } from '../../ledger/programmes.js';
import type { Field } from '../forms/field.js';
import { readFields } from '../forms/read.js';
import { shownForm } from '../forms/shown.js';
import { errorOf, formCheck } from '../forms/transact.js';
import { registrationFields } from '../learner/options.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import { actorOf, centreOf, may, type Visit, whoOf } from '../visit.js';

const reads = { of: 'centre', scopes: ['learners:read'] } as const;
const writes = { of: 'centre', scopes: ['learners:write'] } as const;
const most = 200;

/** What a centre plans with: the Diploma awarding bodies that it works with, and its programmes of study. */
export function programmePages({ ledger, reference }: WebParts): readonly Page[] {
  const { pool, prisma } = ledger.store;
  const check = formCheck(NewProgramme);
  const [line, level] = registrationFields(reference, []) as [Field, Field, Field];
  const fields: readonly Field[] = [
    { name: 'name', label: 'Name', kind: 'text', width: 30 },
    line,
    level,
    {
      ...{ name: 'qualifications', label: 'Qualification numbers', kind: 'lines' },
      hint: 'One on each line, such as 500/2371/6. It is checked whether completing all of them makes a learner eligible to claim.',
    },
  ];

  async function bodyFields(visit: Visit): Promise<readonly Field[]> {
    const realm = whoOf(visit).realm.id;
    const [centre, bodies] = await Promise.all([
      readCentre(prisma, realm, centreOf(visit)),
      reference.awardingBodies(realm),
    ]);
    const others = [...bodies.values()].filter(
      ({ code, diploma }) => diploma && !centre?.awardingBodies.includes(code),
    );
    return [
      {
        ...{ name: 'awardingBody', label: 'Diploma awarding body', kind: 'radios' },
        options: others.map(({ code, name }) => ({ value: code, text: name })),
      },
    ];
  }

  return [
    {
      path: '/programmes',
      needs: reads,
      async show(visit) {
        const realm = whoOf(visit).realm.id;
        const [programmes, centre, bodies] = await Promise.all([
          listProgrammes(pool, realm, centreOf(visit), { limit: most, after: undefined }),
          readCentre(prisma, realm, centreOf(visit)),
          reference.awardingBodies(realm),
        ]);
        return {
          view: 'programmes/view.njk',
          title: 'Programmes and awarding bodies',
          model: {
            programmes: programmes.map((one) => ({
              ...one,
              line: reference.lines.get(one.line)?.title ?? one.line,
              level: reference.levels.get(one.level)?.title ?? one.level,
            })),
            bodies: (centre?.awardingBodies ?? []).map((code) => bodies.get(code)?.name ?? code),
            mayWrite: may(visit, 'learners:write'),
          },
        };
      },
    },
    {
      path: '/programmes/add',
      needs: writes,
      show: (_visit, attempt) => ({
        view: 'forms/form.njk',
        title: 'Add a programme of study',
        model: {
          ...{ action: '/programmes/add', button: 'Check and add', back: '/programmes' },
          form: shownForm(fields, {}, attempt),
        },
      }),
      async submit(visit, typed) {
        const read = readFields(fields, typed);
        if (read.errors.length > 0) return { errors: read.errors };
        const plain = (qan: string) => qan.replaceAll('/', '').toUpperCase();
        const said = { ...read.values, qualifications: (read.values.qualifications as string[]).map(plain) };
        const { values, errors } = check(said, fields);
        if (errors.length > 0) return { errors };
        const centre = centreOf(visit);
        const wanted = {
          ...(values as { name: string; line: string; level: LevelCode; qualifications: string[] }),
          centre,
        };
        const judged = await judgeProgramme(ledger, whoOf(visit).realm.id, wanted, new Date(visit.now));
        const faults = [...judged.faults, ...blockingFaults(judged)];
        const created = await createProgramme(ledger, actorOf(visit), wanted, faults);
        const found = 'receipt' in created ? created.receipt.result.faults : undefined;
        if (found !== undefined) return { errors: found.map((fault) => errorOf(fault, fields, 'centre')) };
        return { goTo: '/programmes?done=programmeAdded' };
      },
    },
    {
      path: '/programmes/awarding-body',
      needs: writes,
      async show(visit, attempt) {
        return {
          view: 'forms/form.njk',
          title: 'Work with a Diploma awarding body',
          model: {
            ...{ action: '/programmes/awarding-body', button: 'Save', back: '/programmes' },
            says: ['It stands before you register a learner with that body.'],
            form: shownForm(await bodyFields(visit), {}, attempt),
          },
        };
      },
      async submit(visit, typed) {
        const { values, errors } = readFields(await bodyFields(visit), typed);
        if (errors.length > 0) return { errors };
        const awardingBody = values.awardingBody as string;
        await associateAwardingBody(ledger, actorOf(visit), { centre: centreOf(visit), awardingBody });
        return { goTo: '/programmes?done=associated' };
      },
    },
  ];
}
