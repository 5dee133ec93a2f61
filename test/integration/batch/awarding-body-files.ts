import { centre } from './mixed-file.js';

/** The first client awards Diplomas and their components, as Northern Diploma Awards; with the other nothing is said here. */
export const body = { as: 'diplomaAwardingBody', code: 'NDA' } as const;

/** A Release 3 file: of the centre, or of the awarding body as a component (CAB) or a Diploma (DAB) awarding body. */
export function fileOf(kind: 'CENTRE' | 'CAB' | 'DAB', rows: readonly string[], reference = 'test'): string {
  const sender = kind === 'CENTRE' ? centre : body.code;
  return [`H,DAS,3,${kind},${sender},,${reference},2010-10-04T09:30:00`, ...rows, `Z,${rows.length}`, ''].join('\r\n');
}

const person = 'Zoë,O’Brien-Smith,1994-05-17';

/** What a centre says of a learner who is to be awarded a Higher Diploma in engineering. */
export function centresRows(uln: string): string[] {
  return [
    `A,a,OPEN,${uln},${person},F,,`,
    `D,d,ADD,${uln},engineering,higher,NDA,,,`,
    `L,l,${uln},2,Y,Y,Y,Y,Y,Y,2010-09-24`,
    `W,w,${uln},2,Y,10,2010-09-06,2010-09-17`,
    `C,c,CLAIM,${uln},engineering,higher`,
  ];
}

/** QAN, unit, grade and points of everything that a Higher Diploma in engineering asks for. */
const results: readonly (readonly [qan: string, unit: string, grade: string, points: string])[] = [
  ...[1, 2, 3, 4, 5, 6, 7].map((unit) => ['9000002X', `EN20${unit}`, 'b', '5'] as const),
  ['900/0002/X', '', 'B', '35'],
  ['90000171', '', 'B', '5'],
  ['90000298', '', 'Pass', ''],
  ['90000316', '', 'Pass', ''],
  ['9000033X', '', 'Pass', ''],
  ['90000468', '', 'B', ''],
  ['90000535', '', 'Pass', ''],
];

/** The results of such a learner. They come to a B. */
export function resultRows(uln: string): string[] {
  return results.map(
    ([qan, unit, grade, points]) =>
      `R,r-${qan},POST,${uln},${qan},${unit},${grade},N,${points},2010-08-24,,${person},Y,N`,
  );
}
