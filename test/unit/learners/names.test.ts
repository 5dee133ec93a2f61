import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, foldSearch, longestName, nameProblem } from '../../../src/learners/names.js';

const people = [
  ...['Ann', 'O’Brien-Smith', "O'Neill", 'Zoë', 'D’Arcy', 'van der Berg', 'St. John', 'Ó Súilleabháin', 'Nuñez', 'Þór'],
  ...[
    'Łukasz',
    'Müller‐Lüdenscheidt',
    'Gal·la',
    '李小龙',
    'ジャン・ポール',
    'محمد',
    'علی‌رضا',
    'אברהם',
    'प्रिया',
    'Nguyễn Thị',
    'Ольга',
  ],
  ...['X', 'Nʻalu', 'ʻOkina'],
];

describe('a name', () => {
  it.each(people)('is accepted as people have it: %s', (name) =>
    expect(nameProblem(name.normalize('NFC'))).toBeUndefined(),
  );

  it('is not empty', () => expect(nameProblem('')).toBe('empty'));

  it('has at most 35 characters, counted as people count them', () => {
    expect(nameProblem('a'.repeat(longestName))).toBeUndefined();
    expect(nameProblem('a'.repeat(longestName + 1))).toBe('too-long');
    // A rare Chinese character takes two code units and is still one character.
    expect(nameProblem('𠮷'.repeat(longestName))).toBeUndefined();
    expect(nameProblem('𠮷'.repeat(longestName + 1))).toBe('too-long');
  });

  it.each([
    ...[
      'Ann1',
      '123',
      'Smith, Ann',
      'Ann\tB',
      'Ann\u0000',
      'Ann\nB',
      'a@b',
      '<b>',
      'Ann\u202eB',
      'Ann\u200b',
      '\u0301a',
    ],
    ...['=SUM(A1)', 'Ann 🙂', '\ud800', '\u200dA', 'A\u200d', '\u3164', '_'],
  ])('holds nothing but letters and what joins them: %j', (name) => expect(nameProblem(name)).toBe('characters'));

  it.each(['-', "'", '. .', '’-’'])('holds at least one letter: %s', (name) =>
    expect(nameProblem(name)).toBe('no-letter'),
  );
});

describe('a folded name', () => {
  it('has the family name first, without accents, apostrophes and hyphens', () => {
    expect(foldName('O’Brien-Smith', 'Zoë')).toBe('obrien smith zoe');
    expect(foldName("O'Brien Smith", 'Zoe')).toBe('obrien smith zoe');
    expect(foldName('Łukaszewicz', 'Øyvind')).toBe('lukaszewicz oyvind');
    expect(foldName('STRAẞE', 'İpek')).toBe('strasse ipek');
    expect(foldName('Berg', '')).toBe('berg');
  });

  it('keeps the vowels of Indic scripts, which tell names apart', () => {
    expect(foldName('की', '')).not.toBe(foldName('के', ''));
  });

  it('is found by the beginning of the family name, however it is typed', () => {
    const folded = foldName('Müller-Lüdenscheidt', 'Änne');
    for (const typed of ['muller', 'MÜLLER L', 'Müller-Lüd', 'mu\u0308ller lu', 'Müller Lüdenscheidt, Ä']) {
      expect(folded.startsWith(foldSearch(typed))).toBe(true);
    }
  });

  it('does not change when it is folded again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (family, given) => {
        const folded = foldName(family, given);
        expect(foldSearch(folded)).toBe(folded);
      }),
    );
  });
});
