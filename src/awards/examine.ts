import { examineComponent } from './conditions/component.js';
import { examineConfirmation } from './conditions/confirmation.js';
import { examineHours } from './conditions/hours.js';
import { examineSubjects } from './conditions/subjects.js';
import type { Evidence } from './evidence.js';
import type { Finding } from './finding.js';
import type { Award, Condition } from './scheme.js';
import type { Voice } from './voice.js';

/** Examines one condition of an award. The order of the results never matters. */
export function examine(condition: Condition, award: Award, evidence: Evidence, voice: Voice): Finding {
  switch (condition.kind) {
    case 'component':
      return examineComponent(condition, award, evidence, voice);
    case 'subjects':
      return examineSubjects(condition, award, evidence, voice);
    case 'hours':
      return examineHours(condition, award, evidence, voice);
    case 'confirmation':
      return examineConfirmation(condition, evidence);
  }
}
