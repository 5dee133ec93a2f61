import type { PltsSkill } from '../../learners/record.js';

/** The six skills as the national framework writes them. */
export const skillTitles: Readonly<Record<PltsSkill, string>> = {
  independentEnquiry: 'Independent enquiry',
  creativeThinking: 'Creative thinking',
  reflectiveLearning: 'Reflective learning',
  teamWorking: 'Team working',
  selfManagement: 'Self-management',
  effectiveParticipation: 'Effective participation',
};
