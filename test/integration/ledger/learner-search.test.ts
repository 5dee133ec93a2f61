import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LearnerSearch, searchLearners } from '../../../src/ledger/learner-search.js';
import { startService, type TestService } from '../../support/service.js';

let service: TestService;
const ulns = new Map<string, string>();

beforeAll(async () => {
  service = await startService();
  const open = async (givenName: string, familyName: string, more: object = {}, centre = '90001') => {
    const { uln } = await service.open({ givenName, familyName, ...more }, { centre });
    ulns.set(`${givenName} ${familyName}`, uln);
  };
  await open('Zoë', 'O’Brien-Smith', { diploma: { line: 'engineering', level: 'higher', awardingBody: 'NDA' } });
  await open('Catherine', 'Smith');
  await open('Ann', 'Jones');
  await open('Per', 'Cent');
  await open('Other', 'Smithson', {}, '90002');
});
afterAll(() => service?.close());

function search(text: string, more: Partial<LearnerSearch> = {}) {
  const { pool } = service.service.store;
  return searchLearners(pool, 2, { centre: '90001', text, ...more }, { limit: 20 });
}
const names = async (text: string, more?: Partial<LearnerSearch>) =>
  (await search(text, more)).map(({ givenName, familyName }) => `${givenName} ${familyName}`);

describe('a search for a name', () => {
  it.each(['zoe obr', 'obrien', "O'Brien", 'ZOË', 'smith z', 'brien-smith'])(
    '%s finds Zoë O’Brien-Smith',
    async (text) => {
      expect(await names(text)).toContain('Zoë O’Brien-Smith');
    },
  );

  it('takes every word as the beginning of one', async () => {
    expect(await names('ann j')).toEqual(['Ann Jones']);
    expect(await names('nn')).toEqual([]);
  });

  it.each([
    ['smyth', 'Catherine Smith'],
    ['cathrine', 'Catherine Smith'],
    ['jonse', 'Ann Jones'],
  ])('%s finds %s, and says that it is only like it', async (text, name) => {
    const found = await search(text);
    expect(found.find(({ givenName, familyName }) => `${givenName} ${familyName}` === name)).toMatchObject({
      alike: true,
    });
  });

  it('finds nobody of another centre, and nobody who was merged', async () => {
    expect(await names('smithson')).not.toContain('Other Smithson');
    expect((await search('sandbox')).map(({ uln }) => uln)).not.toContain(service.kit.merged.uln);
  });

  it.each(['%', '_', '\\', "'", '"', "'; --", '%%%', '😀', ' ', '1; select'])(
    'takes %j for what it is',
    async (text) => {
      // Nothing at all finds everybody; signs find nobody.
      expect((await names(text)).length).toBe(text.trim() === '' ? 5 : 0);
    },
  );
});

describe('a search for a number', () => {
  it('finds by its beginning, with or without spaces', async () => {
    const uln = ulns.get('Ann Jones') as string;
    expect(await names(uln)).toEqual(['Ann Jones']);
    expect(await names(`${uln.slice(0, 3)} ${uln.slice(3)}`)).toEqual(['Ann Jones']);
    expect(await names(`${uln}1`)).toEqual([]);
  });
});

describe('filters', () => {
  it('leave what fits', async () => {
    expect(await names('', { line: 'engineering', level: 'higher' })).toEqual(['Zoë O’Brien-Smith']);
    expect(await names('smith', { line: 'engineering' })).toEqual(['Zoë O’Brien-Smith']);
    expect(await names('', { status: 'closed' })).toEqual([]);
    expect(await names('', { lacks: { what: 'plts', level: 2 } })).toEqual(['Zoë O’Brien-Smith']);
    expect(await names('', { lacks: { what: 'workExperience', level: 1 } })).toEqual([]);
    const wanted = [ulns.get('Ann Jones') as string, ulns.get('Other Smithson') as string];
    expect(await names('', { ulns: wanted })).toEqual(['Ann Jones']);
  });
});
