import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/awards/evaluate.js';
import { explain } from '../../../src/awards/explain.js';
import { complete, diplomaAward, instead, plts, principalLearning, project } from './learner.js';

describe('why not yet', () => {
  it('has nothing but the grade to say when the award is achieved', () => {
    const evaluation = evaluate(diplomaAward('higher'), complete('higher', '51', '7'));
    expect(explain(evaluation)).toEqual({ headline: 'The Higher Diploma is achieved with grade A.', lines: [] });
  });

  it('puts what the centre can mend first, what awarding bodies send next, and what only waits last', () => {
    const evidence = instead(
      instead(
        complete('higher', '51', '7'),
        'principalLearning',
        principalLearning(2, '', { state: 'Q', grade: null }),
      ),
      'project',
    );
    const confirmations = { plts: { flags: { ...plts.flags, teamWorking: false, selfManagement: false } } };
    const explanation = explain(evaluate(diplomaAward('higher'), { ...evidence, confirmations }));
    expect(explanation).toEqual({
      headline: 'The Higher Diploma cannot be awarded yet.',
      lines: [
        {
          condition: 'plts',
          text: 'Personal, learning and thinking skills: team working and self-management have not been confirmed yet.',
          actor: 'centre',
        },
        { condition: 'workExperience', text: 'Work experience: not confirmed yet.', actor: 'centre' },
        {
          condition: 'project',
          text: 'Higher Project: no result has been received yet.',
          actor: 'componentAwardingBody',
        },
        {
          condition: 'principalLearning',
          text: 'Principal Learning (90000001): the result is pending. It is not final yet.',
          actor: 'componentAwardingBody',
        },
      ],
    });
  });

  it('says that the award waits when all that is missing is not final', () => {
    const evidence = instead(complete('higher', '51', '7'), 'project', project(2, '', { state: 'Q', grade: null }));
    expect(explain(evaluate(diplomaAward('higher'), evidence)).headline).toBe(
      'The Higher Diploma waits for results that are not final yet.',
    );
  });

  it('explains an empty record condition by condition', () => {
    const explanation = explain(evaluate(diplomaAward('advanced'), { results: [], confirmations: {} }));
    expect(explanation.lines.map(({ text }) => text)).toEqual([
      'Personal, learning and thinking skills: not confirmed yet.',
      'Work experience: not confirmed yet.',
      'Additional and specialist learning: 0 guided learning hours count so far. At least 360 are needed.',
      'Principal learning: no result has been received yet.',
      'Extended Project: no result has been received yet.',
      'Functional skills, English: no result has been received yet.',
      'Functional skills, mathematics: no result has been received yet.',
      'Functional skills, ICT: no result has been received yet.',
    ]);
  });
});
