import type { Component, TranscriptContent, TranscriptParts } from '../../../src/transcript/content.js';
import { transcriptContent } from '../../../src/transcript/content.js';
import { verificationCode } from '../../../src/transcript/verification.js';

export const SECRET = 'a secret of the tests';

export const SKILLS = [
  'Independent enquirers',
  'Creative thinkers',
  'Reflective learners',
  'Team workers',
  'Self-managers',
  'Effective participators',
];

/** A learner with every block filled, of an invented awarding body. */
export function parts(differing: Partial<TranscriptParts> = {}): TranscriptParts {
  return {
    learner: { uln: '1000000043', givenName: 'Zoë Anneliese', familyName: 'O’Brien-Łukasiewicz' },
    diploma: {
      awardingBody: 'Mercian Awards',
      line: 'Information Technology',
      level: 'Level 2',
      title: 'Higher Diploma in Information Technology',
      grade: 'B',
    },
    principalLearning: {
      awardingBody: 'Northern Examinations Group',
      title: 'Level 2 Principal Learning in Information Technology',
      level: 'Level 2',
      type: 'Principal learning',
      grade: 'A',
      awardDate: '2010-08-19',
      credit: '42',
      units: [
        { title: 'The potential of technology', grade: 'A' },
        { title: 'Exploring organisations', grade: 'B' },
        { title: 'Effective communication', grade: 'A*' },
      ],
    },
    project: component({ title: 'Higher Project', type: 'Project', grade: 'C', awardDate: '2010-06-30' }),
    functionalSkills: [
      { subject: 'English', ...component({ title: 'Functional Skills in English', grade: 'Pass', credit: '5' }) },
      { subject: 'Mathematics', ...component({ title: 'Functional Skills in Mathematics', grade: 'Pass' }) },
      { subject: 'ICT', ...component({ title: 'Functional Skills in ICT', grade: 'Pass', awardDate: '2009-11-02' }) },
    ],
    additionalAndSpecialist: [
      component({ title: 'GCSE in French', type: 'GCSE', grade: 'B' }),
      component({ title: 'First Certificate in Photography', type: 'BTEC', awardingBody: 'Kestrel Certification' }),
    ],
    plts: { confirmed: true, skills: SKILLS },
    workExperience: { completed: true },
    status: 'final',
    gradingTableConfirmed: true,
    certificateNumber: 'D0001234',
    issuedOn: '2010-08-24',
    ...differing,
  };
}

export function component(differing: Partial<Component> = {}): Component {
  return {
    awardingBody: 'Mercian Awards',
    title: 'A qualification',
    level: 'Level 2',
    type: 'Functional skills',
    awardDate: '2010-08-24',
    ...differing,
  };
}

export function content(differing: Partial<TranscriptParts> = {}): TranscriptContent {
  const facts = transcriptContent(parts(differing));
  return { ...facts, verificationCode: verificationCode(SECRET, facts) };
}

/** What a transcript without a certificate differs in. */
export const PROVISIONAL = {
  status: 'provisional',
  gradingTableConfirmed: false,
  certificateNumber: undefined,
  issuedOn: undefined,
} as unknown as Partial<TranscriptParts>;
