import type { Handlers } from '../contract/operation.js';
import { etagOf } from '../contract/register.js';
import type { LearnerRecord } from '../learners/record.js';
import type { ApiParts, RequestContext } from './context.js';
import { learnerOf } from './read.js';
import { pltsView, workExperienceView } from './views.js';
import { write } from './write.js';

type Ids = 'listComponentCompletions' | 'recordPlts' | 'recordWorkExperience';

/** PLTS and work experience. */
export function completionHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  return {
    async listComponentCompletions(call) {
      const record = await learnerOf(parts, call);
      return { status: 200, body: { items: completionsOf(record) } };
    },

    recordPlts: (call) => {
      const { uln, level } = call.params;
      return write(parts, call, 'recordPlts', { uln, level, ...call.body }, ({ done, receipt }) => {
        const plts = done.record.plts.find((one) => one.level === level) as LearnerRecord['plts'][number];
        return { status: 200, body: pltsView(plts), headers: { etag: etagOf(plts.version), ...receipt } };
      });
    },

    recordWorkExperience: (call) => {
      const { uln, level } = call.params;
      return write(parts, call, 'recordWorkExperience', { uln, level, ...call.body }, ({ done, receipt }) => {
        const work = done.record.workExperience.find(
          (one) => one.level === level,
        ) as LearnerRecord['workExperience'][number];
        return { status: 200, body: workExperienceView(work), headers: { etag: etagOf(work.version), ...receipt } };
      });
    },
  };
}

function completionsOf({ plts, workExperience }: LearnerRecord) {
  const levels = [...new Set([...plts, ...workExperience].map((part) => part.level))].sort();
  return levels.map((level) => {
    const skills = plts.find((one) => one.level === level);
    const work = workExperience.find((one) => one.level === level);
    return {
      level,
      ...(skills === undefined ? {} : { plts: pltsView(skills) }),
      ...(work === undefined ? {} : { workExperience: workExperienceView(work) }),
    };
  });
}
