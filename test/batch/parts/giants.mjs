// Files too large to be kept: they are made when they are needed.
import { gzipSync } from 'node:zlib';
import { csv } from './csv.mjs';
import { accountRow, header, headings } from './records.mjs';
import { accountsId, refused, release3Id } from './verdicts.mjs';

const million = 1_000_000;

export const giantFiles = [
  {
    name: 'giant-cell.csv',
    title: 'A cell of 10 MB',
    definition: accountsId,
    verdict: refused('file-row-length', 2),
    make: () => Buffer.from(csv([headings.accounts, accountRow('OPEN', 470, { given: 'A'.repeat(10 * million) })])),
  },
  {
    name: 'giant-row.csv',
    title: 'A million columns',
    definition: accountsId,
    verdict: refused('file-row-cells', 1),
    make: () => Buffer.from(csv([[...headings.accounts, ...Array(million).fill('')]])),
  },
  {
    name: 'giant-quotation.csv',
    title: 'A quotation mark is opened in front of 10 MB of rows',
    definition: release3Id,
    verdict: refused('file-quote-open', 2),
    make: () =>
      Buffer.concat([
        Buffer.from(csv([header('giant')])),
        Buffer.from('"'),
        Buffer.alloc(10 * million, 'A,row-1,OPEN\r\n'),
      ]),
  },
  {
    name: 'giant-blank.csv',
    title: 'A million blank rows',
    verdict: refused('file-empty'),
    make: () => Buffer.alloc(million, '\n'),
  },
  {
    name: 'bomb.csv.gz',
    title: 'Some 60 KB that unpack to one row of 64 MB',
    contentEncoding: 'gzip',
    verdict: refused('file-row-length', 1),
    make: () => gzipSync(Buffer.alloc(64 * million, 'A')),
  },
];
