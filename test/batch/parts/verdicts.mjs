// What the service is expected to say.

/** Every row was taken or refused: how many of each kind. */
export function completed({ accepted = 0, unchanged = 0, repaired = 0, refused = 0 }) {
  return { status: 'completed', rows: { accepted, unchanged, repaired, refused } };
}

/** The file was refused whole, by this rule. The line is that on which somebody finds the cause. */
export function refused(rule, line) {
  return { status: 'refused', rule, ...(line === undefined ? {} : { line }) };
}

/** A row that is refused: where, and by which rule. */
export function at(line, rule, column) {
  return { line, ...(column === undefined ? {} : { column }), rule };
}

export const release3Id = 'release-3';
export const accountsId = 'release-2/learner-accounts';
export const completionsId = 'release-2/component-completions';
export const claimsId = 'release-2/claims';
