import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operations } from '../../../src/contract/generated/operations.js';
import { personal } from '../../../src/contract/generated/personal.js';
import { Problem } from '../../../src/contract/problem.js';
import { checked, formFaults, openingRequest, operationIds, request } from '../support/form.js';
import { frozen } from '../support/frozen.js';
import { person, uln } from '../support/learner.js';
import { centre, id } from '../support/reference.js';

const body = { uln, ...person };
const at = (faults: ReturnType<typeof formFaults>) =>
  faults.map((fault) => `${fault.in} ${fault.pointer} ${fault.rule}`);

describe('a request that fits the contract', () => {
  it('comes out tidied, with defaults and types, and without headers of others', () => {
    const header = { ...(openingRequest.header as object), cookie: 'x', host: 'x', 'das-other': 'x' };
    const sent = frozen({ ...openingRequest, query: {}, header, body: { ...body, givenName: ' Zoe\u0308 ' } });
    expect(checked('openLearnerAccount', sent)).toEqual({
      path: {},
      query: { validateOnly: false },
      header: { 'das-centre': centre, 'das-actor': 'Exams office', 'idempotency-key': id(1) },
      body,
    });
  });

  it.each([
    [
      { limit: '3', count: 'true' },
      { limit: 3, count: true },
    ],
    [
      { limit: '007', count: 'false' },
      { limit: 7, count: false },
    ],
    [{}, { limit: 50, count: false }],
  ])('has numbers and booleans where the contract has them: %j', (query, read) => {
    expect(checked('listLearners', request({ query })).query).toEqual(read);
  });

  it('has names in the query that stay texts, though they look like numbers', () => {
    expect(checked('listLearners', request({ query: { name: '007' } })).query).toMatchObject({ name: '007' });
  });

  it('has a body that is taken as it is: a text is no number there', () => {
    const said = { completed: 'true', days: '10' };
    const path = { uln, level: '2' };
    expect(at(formFaults('recordWorkExperience', request({ path, body: said })))).toEqual([
      'body /completed field-type',
      'body /days field-type',
    ]);
  });

  it('has no body where none belongs: nothing, null and {} are the same', () => {
    for (const none of [undefined, null, {}]) expect(checked('listLearners', request({ body: none })).body).toBeNull();
    for (const some of [[1], 'x', 0, false, { a: 1 }])
      expect(at(formFaults('listLearners', request({ body: some })))).toEqual(['body  field-type']);
  });

  it('has a body where one belongs', () => {
    for (const none of [undefined, null, [], 'x'])
      expect(at(formFaults('openLearnerAccount', { ...openingRequest, body: none }))).toEqual(['body  field-type']);
  });

  it('has the names of people in its headers as they were sent, in UTF-8 or in Latin-1', () => {
    const actorSent = (sent: string) => {
      const header = { ...(openingRequest.header as object), 'das-actor': sent };
      return (checked('openLearnerAccount', { ...openingRequest, header }).header as Record<string, string>)[
        'das-actor'
      ];
    };
    // Node hands over each byte as a character.
    expect(actorSent(Buffer.from('Zoë Łukasz').toString('latin1'))).toBe('Zoë Łukasz');
    expect(actorSent('Zo\u00eb')).toBe('Zoë');
    expect(actorSent('Ann')).toBe('Ann');
  });
});

describe('a request that does not fit', () => {
  it('has everything that is wrong told at once: address, query, headers and body', () => {
    const faults = formFaults('recordPlts', {
      path: { uln: '123', level: '4' },
      query: { validateOnly: 'yes', page: '2' },
      header: { 'das-centre': 'x' },
      body: { independentEnquiry: 'yes', completedOn: '2010-02-30', extra: 1 },
    });
    expect(at(faults).sort()).toEqual([
      'body /completedOn field-form',
      'body /creativeThinking field-missing',
      'body /effectiveParticipation field-missing',
      'body /extra field-unknown',
      'body /independentEnquiry field-type',
      'body /reflectiveLearning field-missing',
      'body /selfManagement field-missing',
      'body /teamWorking field-missing',
      'header /das-actor field-missing',
      'header /das-centre field-form',
      'path /level field-range',
      'path /uln field-form',
      'query /page field-unknown',
      'query /validateOnly field-type',
    ]);
  });

  it('has unfit texts told beside what else is wrong', () => {
    const faults = formFaults('openLearnerAccount', {
      ...openingRequest,
      body: { ...body, givenName: 'A\u0000', gender: 'f' },
    });
    expect(at(faults)).toEqual(['body /givenName text-characters', 'body /gender field-value']);
  });

  it.each([
    [{ ...body, gender: 'f' }, '1 thing is wrong with the request. Nothing was stored.'],
    [{ ...body, gender: 'f', uln: '1' }, '2 things are wrong with the request. Nothing was stored.'],
  ])('says how much is wrong', (sent, detail) => {
    expect(() => checked('openLearnerAccount', { ...openingRequest, body: sent })).toThrow(
      expect.objectContaining({ code: 'invalid-request', status: 400, message: detail }),
    );
  });

  it('with an unknown name in the query is refused, also one that is special to JavaScript', () => {
    for (const name of ['page', '__proto__', 'constructor', 'toString']) {
      const query = Object.create(null);
      query[name] = 'x';
      expect(at(formFaults('listLearners', request({ query })))).toEqual([`query /${name} field-unknown`]);
    }
  });

  it('with a name in the query twice is refused', () => {
    expect(at(formFaults('listLearners', request({ query: { limit: ['1', '2'] } })))).toEqual([
      'query /limit field-type',
    ]);
  });

  it('points at a name with its slashes and tildes escaped, and shows it plain', () => {
    const [fault] = formFaults('openLearnerAccount', { ...openingRequest, body: { ...body, '<a>/~': 1 } });
    expect(fault).toMatchObject({ pointer: '/<a>~1~0', message: 'There is no field ?a???.' });
  });
});

describe('a value that is wrong', () => {
  const valueAt = (sent: object, pointer: string) =>
    formFaults('openLearnerAccount', { ...openingRequest, body: { ...body, ...sent } }).find(
      (fault) => fault.pointer === pointer,
    );

  it.each([
    ['a text', { gender: 'f' }, '/gender', 'f'],
    ['a text of 60 characters', { gender: 'x'.repeat(60) }, '/gender', 'x'.repeat(60)],
    ['a number', { gender: 5 }, '/gender', 5],
    ['deeper', { diploma: { line: 'X', level: 'higher', awardingBody: 'NDA' } }, '/diploma/line', 'X'],
  ])('is told again: %s', (_what, sent, pointer, value) => expect(valueAt(sent, pointer)).toMatchObject({ value }));

  it.each([
    ['a long text', { gender: 'x'.repeat(61) }, '/gender'],
    ['a list', { gender: ['f'] }, '/gender'],
    ['a text where an object belongs', { diploma: 'Ann' }, '/diploma'],
    ['what is missing', { gender: undefined }, '/gender'],
    ['what is unknown', { shoeSize: 5 }, '/shoeSize'],
  ])('is not told again: %s', (_what, sent, pointer) => {
    expect(valueAt(JSON.parse(JSON.stringify(sent)), pointer)?.value).toBeUndefined();
  });

  it('is not told again when the whole body is a text', () => {
    expect(formFaults('openLearnerAccount', { ...openingRequest, body: 'Ann Smith' })[0]).not.toHaveProperty('value');
  });

  it.each(['uln', 'givenName', 'familyName', 'dateOfBirth', 'uci', 'upn'])(
    'is never told again when it is personal: %s',
    (name) => {
      expect(personal.has(name)).toBe(true);
      for (const value of ['', 'Zoë', 7, true, 'x'.repeat(101)]) {
        const faults = formFaults('openLearnerAccount', { ...openingRequest, body: { ...body, [name]: value } });
        for (const fault of faults) expect(fault).not.toHaveProperty('value');
      }
    },
  );

  it('is never told again when it is the person who acts, the name searched for, or the ULN in the address', () => {
    const header = { 'das-centre': centre, 'das-actor': 'a'.repeat(101), 'idempotency-key': id(1) };
    const [actor] = formFaults('openLearnerAccount', { ...openingRequest, header });
    expect(actor).toMatchObject({ in: 'header', pointer: '/das-actor' });
    expect(actor).not.toHaveProperty('value');
    expect(formFaults('listLearners', request({ query: { name: '' } }))[0]).not.toHaveProperty('value');
    expect(formFaults('getLearner', request({ path: { uln: '123' } }))[0]).not.toHaveProperty('value');
  });

  it('is told in no words either, whatever was sent in a personal field', () => {
    const text = fc.string({ minLength: 8, maxLength: 60, unit: 'binary-ascii' }).filter((one) => !/^\d*$/.test(one));
    const anything = fc.oneof(
      text,
      text.map((one) => [one]),
      text.map((one) => ({ [one]: one })),
    );
    fc.assert(
      fc.property(fc.constantFrom('uln', 'givenName', 'dateOfBirth', 'uci'), anything, (name, value) => {
        const faults = formFaults('openLearnerAccount', { ...openingRequest, body: { ...body, [name]: value } });
        if (typeof value === 'string') expect(JSON.stringify(faults)).not.toContain(JSON.stringify(value).slice(1, -1));
        for (const fault of faults) expect(fault).not.toHaveProperty('value');
      }),
    );
  });
});

// Compiling the checks of all operations takes a while.
describe('every operation', { timeout: 30_000 }, () => {
  it.each(operationIds)('%s takes or refuses any request, and fails at none', (operationId) => {
    const { params, query, headers } = operations[operationId];
    const anything = fc.oneof(fc.jsonValue(), fc.constant(undefined));
    const texts = (known: object) => {
      const name = fc.oneof(fc.constantFrom('x', ...Object.keys(known)), fc.string());
      return fc.dictionary(name, fc.oneof(fc.string(), fc.array(fc.string())), { size: '+1' });
    };
    const parts = fc.record({
      path: texts(params.properties),
      query: texts(query.properties),
      header: texts(headers.properties),
      body: anything,
    });
    fc.assert(
      fc.property(parts, (sent) => {
        for (const { message, rule, actor } of formFaults(operationId, sent)) {
          // A pattern has braces of its own; a parameter that was not filled in has a word between them.
          expect([actor, /undefined|\{[a-z]+\}|\[object/i.test(message), rule.length > 0]).toEqual([
            'supplier',
            false,
            true,
          ]);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('tells a fault as a problem', () => {
    expect(() => checked('getLearner', request({ path: {} }))).toThrow(Problem);
  });
});
