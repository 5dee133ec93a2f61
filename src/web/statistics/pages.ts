import type { Dimension, Measure } from '../../statistics/dimensions.js';
import { tableOf } from '../../statistics/table.js';
import { plotOf } from '../outcomes/plot.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';

/** Statistics for everybody: how many take part, and what they are awarded. Rounded, so that nobody is recognised. */
export function statisticsPages({ statistics, reference, environment }: WebParts): readonly Page[] {
  return [
    {
      path: '/statistics',
      needs: 'anyone',
      async show({ who, query }) {
        // A sandbox shows its own to everybody: all in it is invented.
        const realm = await statistics.realm(who?.realm.id ?? (environment === 'sandbox' ? sandboxRealm : undefined));
        const day = await statistics.today(realm);
        const values = statistics.values(day);
        const level = [...reference.levels.values()].find(({ code }) => code === query.level);
        const only = level === undefined ? {} : { level: level.code };
        const table = (measure: Measure, by: Dimension) => tableOf(day.figures[measure], { by: [by], only }, values);
        const lineTitle = (code: string | undefined) => reference.lines.get(code ?? '')?.title ?? '';
        const byLine = table('participation', 'line');
        const awardsByLine = table('awards', 'line');
        const byGrade = table('awards', 'grade');
        const byYear = table('participation', 'academicYear');
        const awarded = new Map(awardsByLine.rows.map(({ place, count }) => [place.line, count]));
        return {
          view: 'statistics/view.njk',
          title: 'Statistics',
          model: {
            asOf: day.asOf,
            level: level?.title,
            levels: [...reference.levels.values()].map(({ code, title }) => ({
              code,
              title,
              isShown: code === level?.code,
            })),
            participation: byLine.total,
            awards: awardsByLine.total,
            years: plotOf(
              byYear.rows.map(({ place, count }) => ({ label: place.academicYear ?? '', count })),
              90,
            ),
            grades: plotOf(byGrade.rows.map(({ place, count }) => ({ label: place.grade ?? '', count }))),
            lines: byLine.rows.map(({ place, count }) => ({
              ...{ title: lineTitle(place.line), participation: count, awards: awarded.get(place.line) ?? 0 },
            })),
          },
        };
      },
    },
  ];
}

/** The realm of a sandbox service. */
const sandboxRealm = 2;
