const sentences = {
  centre: 'The centre has to act.',
  supplier: 'The supplier of the system has to act.',
  awardingBody: 'The awarding body has to act.',
  service: 'The service management team has to act.',
};

/**
 * Who has to put something right, as a sentence.
 *
 * @param {string} actor  an acting party of the contract
 */
export function whoHasToAct(actor) {
  return sentences[actor] ?? `${actor} has to act.`;
}
