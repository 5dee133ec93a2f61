// Learners for the files. All of them are invented.

/** The ULN at this place of the list that a starter kit has. */
export function ulnAt(place) {
  const nine = 100_000_000 + (place + 10) * 3;
  return withCheckDigit(nine) ?? withCheckDigit(nine + 1);
}

/** Ten digits of which the last one fits the others. One number in eleven is never issued. */
function withCheckDigit(nine) {
  const sum = [...String(nine)].reduce((so, digit, index) => so + Number(digit) * (10 - index), 0);
  return sum % 11 === 0 ? undefined : `${nine}${10 - (sum % 11)}`;
}

/** A ULN whose last digit is another one than it must be. */
export function wrongUlnAt(place) {
  const uln = ulnAt(place);
  return `${uln.slice(0, 9)}${(Number(uln[9]) + 1) % 10}`;
}

/** What every sandbox begins with: a number that was merged, and a learner of another centre. */
export const sandboxUlns = { merged: ulnAt(-9), elsewhere: ulnAt(-7) };

const given = [
  ['Amelia', 'F'],
  ['Ben', 'M'],
  ['Chloe', 'F'],
  ['Daniel', 'M'],
  ['Ebony', 'F'],
  ['Farhan', 'M'],
  ['Grace', 'F'],
  ['Haroon', 'M'],
  ['Isla', 'F'],
  ['Jakub', 'M'],
  ['Kezia', 'F'],
  ['Lewis', 'M'],
  ['Meera', 'F'],
];
const family = [
  'Abbott',
  'Begum',
  'Carter',
  'Dhillon',
  'Eze',
  'Fletcher',
  'Green',
  'Hussain',
  'Iqbal',
  'Jones',
  'Kaur',
];

/** A learner, the same for the same place: the place of the ULN in the starter kit's list. */
export function personAt(place) {
  const [name, gender] = given[place % given.length];
  const month = String(1 + ((place * 5) % 12)).padStart(2, '0');
  const day = String(1 + ((place * 11) % 28)).padStart(2, '0');
  return {
    uln: ulnAt(place),
    given: name,
    family: family[(place * 7) % family.length],
    born: `${1993 + (place % 3)}-${month}-${day}`,
    gender,
    uci: '',
    upn: '',
  };
}
