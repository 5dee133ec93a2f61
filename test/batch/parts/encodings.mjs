// Files in other encodings than UTF-8, and in several at once.
import { csv, utf16, windows1252 } from './csv.mjs';
import { framed, open, release3 } from './records.mjs';
import { at, completed, refused, release3Id } from './verdicts.mjs';

const mark = '\ufeff';
const asUtf16 = 'The file was read as UTF-16.';

function twoLearners(reference, place) {
  return release3(reference, [
    open('row-1', place, { given: 'Zoë', family: 'O’Brien-Smith' }),
    open('row-2', place + 1, { given: 'André', family: 'Müller' }),
  ]);
}

/** The rows of a file, each as bytes of its own. */
function eachRow(rows, encode) {
  return Buffer.concat(rows.map((cells, index) => encode(csv([cells]), index)));
}

export const encodingFiles = [
  {
    name: 'utf-8-with-mark.csv',
    title: 'A byte-order mark stands in front, as spreadsheets write it',
    definition: release3Id,
    verdict: completed({ accepted: 2 }),
    content: mark + twoLearners('utf-8-with-mark', 130),
  },
  {
    name: 'utf-16-little-endian.csv',
    title: 'UTF-16, as spreadsheets call “Unicode text”',
    definition: release3Id,
    verdict: completed({ accepted: 2 }),
    repairs: [asUtf16],
    content: utf16(mark + twoLearners('utf-16-little-endian', 132), 'little'),
  },
  {
    name: 'utf-16-big-endian.csv',
    title: 'UTF-16 with the other order of bytes',
    definition: release3Id,
    verdict: completed({ accepted: 2 }),
    repairs: [asUtf16],
    content: utf16(mark + twoLearners('utf-16-big-endian', 134), 'big'),
  },
  {
    name: 'utf-16-little-endian-without-mark.csv',
    title: 'UTF-16 with no byte-order mark to tell it by',
    definition: release3Id,
    verdict: completed({ accepted: 2 }),
    repairs: [asUtf16],
    content: utf16(twoLearners('utf-16-little-endian-without-mark', 136), 'little'),
  },
  {
    name: 'utf-16-big-endian-without-mark.csv',
    title: 'UTF-16 with the other order of bytes, and no byte-order mark',
    definition: release3Id,
    verdict: completed({ accepted: 2 }),
    repairs: [asUtf16],
    content: utf16(twoLearners('utf-16-big-endian-without-mark', 138), 'big'),
  },
  {
    name: 'utf-16-half-a-character.csv',
    title: 'UTF-16 in which a name holds half of a pair of surrogates',
    definition: release3Id,
    verdict: completed({ accepted: 1, refused: 2 }),
    refusals: [at(3, 'name-characters', 'GivenName'), at(4, 'name-characters', 'FamilyName')],
    repairs: [asUtf16],
    content: utf16(
      mark +
        release3('half-a-character', [
          open('row-1', 140),
          open('row-2', 141, { given: 'Zo\ud83d' }),
          open('row-3', 142, { family: '\ude00Begum' }),
        ]),
      'little',
    ),
  },
  {
    name: 'windows-1252.csv',
    title: 'Windows-1252, as older programs write it',
    definition: release3Id,
    verdict: completed({ accepted: 1, repaired: 2 }),
    repairs: ['2 lines were read as Windows-1252, not being UTF-8.'],
    note: 'Only rows with other letters than those of English are repaired: the others are the same in UTF-8.',
    content: windows1252(
      release3('windows-1252', [
        open('row-1', 143, { given: 'Zoë', family: 'O’Brien-Smith' }),
        open('row-2', 144),
        open('row-3', 145, { given: 'Renée', family: 'Lukaš' }),
      ]),
    ),
  },
  {
    name: 'windows-1252-and-utf-8.csv',
    title: 'Put together from a file in UTF-8 and one in Windows-1252',
    definition: release3Id,
    verdict: completed({ accepted: 2, repaired: 2 }),
    repairs: ['2 lines were read as Windows-1252, not being UTF-8.'],
    content: eachRow(
      framed('two-encodings', [
        open('row-1', 146, { given: 'Zoë', family: 'Łukasiewicz' }),
        open('row-2', 147, { given: 'Chloë' }),
        open('row-3', 148, { family: 'Müller' }),
        open('row-4', 149, { given: 'Siân' }),
      ]),
      (line, index) => (index === 2 || index === 3 ? windows1252(line) : Buffer.from(line)),
    ),
  },
  {
    name: 'utf-8-read-as-windows-1252.csv',
    title: 'A program has read UTF-8 as Windows-1252 and stored what it saw',
    definition: release3Id,
    verdict: completed({ accepted: 1, refused: 2 }),
    refusals: [at(3, 'name-characters', 'GivenName'), at(4, 'name-characters', 'FamilyName')],
    content: release3('read-wrongly', [
      open('row-1', 150),
      open('row-2', 151, { given: 'ZoÃ«' }),
      open('row-3', 152, { family: 'Oâ€™Brien' }),
    ]),
  },
  {
    name: 'accents-apart.csv',
    title: 'Letters and their accents are characters of their own',
    definition: release3Id,
    verdict: completed({ accepted: 1, unchanged: 1 }),
    note: 'The second row says the same with letters that have their accents. It is the same name.',
    content: release3('accents-apart', [
      open('row-1', 153, { given: 'Zoe\u0308', family: 'Mu\u0308ller' }),
      open('row-2', 153, { given: 'Zoë', family: 'Müller' }),
    ]),
  },
  {
    name: 'nul-bytes.csv',
    title: 'NUL bytes between the letters of a name',
    definition: release3Id,
    verdict: refused('file-binary'),
    content: release3('nul-bytes', [open('row-1', 154), open('row-2', 155, { given: 'Z\0o\0e' })]),
  },
  {
    name: 'nul-characters-in-utf-16.csv',
    title: 'UTF-16 with a NUL character in a name',
    definition: release3Id,
    verdict: refused('file-binary', 3),
    content: utf16(
      mark + release3('nul-characters', [open('row-1', 156), open('row-2', 157, { given: 'Zo\0e' })]),
      'little',
    ),
  },
];
