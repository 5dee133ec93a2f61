/** Who has to act when a rule is broken. */
export type ActingParty = 'supplier' | 'centre' | 'awardingBody' | 'service';

/** A rule: what must hold, the words shown when it does not, how to put it right, and who has to. */
export interface Rule {
  readonly area: string;
  readonly statement: string;
  /** `{name}` stands for a parameter of the fault. Never personal data. */
  readonly message: string;
  readonly fix: string;
  readonly actor: ActingParty;
  /** Where the rule comes from. */
  readonly source: string;
}
