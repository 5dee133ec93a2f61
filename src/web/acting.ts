/** Who has to act, for the eyes of a centre. */
export const actingParties = {
  centre: 'Your centre',
  componentAwardingBody: 'The awarding body of the component',
  diplomaAwardingBody: 'The Diploma awarding body',
  service: 'Service management',
} as const;
