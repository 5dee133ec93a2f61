import { checkFile } from '../../batch/check/check-file.js';
import { Problem } from '../../contract/problem.js';
import { shownCauses } from '../batches/shown-causes.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';

/** In bytes. Larger files are checked by the command, on the machine of whoever has them. */
const largest = 5 * 1024 * 1024;
/** As many as are checked at the same moment: anybody may ask. */
const mostAtOnce = 2;

/** A batch file checked for anybody, without an account: nothing of it is kept. */
export function fileCheckPages({ reference }: WebParts): readonly Page[] {
  let underWay = 0;
  return [
    {
      path: '/batch-files/check',
      needs: 'anyone',
      takesFile: true,
      show: (_visit, attempt) => ({
        view: 'file-check/choose.njk',
        title: 'Check a batch file',
        model: { errors: (attempt?.errors ?? []).map(({ message }) => ({ text: message, href: '#file' })) },
      }),
      async submit({ upload }) {
        if (upload === undefined || upload.filename === '')
          return { errors: [{ field: 'file', message: 'Choose a file.' }] };
        if (underWay >= mostAtOnce) throw new Problem('unavailable', { headers: { 'retry-after': '5' } });
        underWay++;
        try {
          const chunks: Buffer[] = [];
          let length = 0;
          for await (const chunk of upload.file as AsyncIterable<Buffer>) {
            length += chunk.length;
            if (length > largest)
              return { errors: [{ field: 'file', message: 'A file to check here has at most 5 MB. Split it.' }] };
            chunks.push(chunk);
          }
          const { causes, ...checked } = await checkFile(async function* () {
            yield* chunks;
          }, reference);
          return {
            view: 'file-check/checked.njk',
            title: checked.refusal !== undefined ? 'The file would be refused' : 'What the check found',
            model: { ...checked, ...shownCauses(causes) },
          };
        } finally {
          underWay--;
        }
      },
    },
  ];
}
