import { describe, expect, it } from 'vitest';
import { RequestLog } from '../../../src/platform/request-log.js';

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

const reply = { statusCode: 200, elapsedTime: 12.3456 } as never;

/** What is logged of a request by `log`, and how seriously. */
function logged(request: object, log: (log: RequestLog, request: never) => void): [level: string, ...unknown[]][] {
  const lines: [string, ...unknown[]][] = [];
  const at =
    (level: string) =>
    (...line: unknown[]) =>
      void lines.push([level, ...line]);
  const asked = {
    ...{ url: '/v1/learners/1000000051?name=Smith', headers: {}, routeOptions: { config: {} } },
    log: { info: at('info'), warn: at('warn'), error: at('error') },
    ...request,
  };
  log(new RequestLog(), asked as never);
  return lines;
}

/** What is logged of a request from its coming to its end. */
function linesOf(request: object, error?: Error): unknown[][] {
  const lines = logged(request, (log, asked) => {
    log.incomingRequest();
    log.requestCompleted(error, asked, reply);
  });
  return lines.map(([_level, ...line]) => line);
}

describe('the log of a request', () => {
  it('is one line, which names the operation and never the address', () => {
    const lines = linesOf({
      routeOptions: { config: { operationId: 'getLearner' } },
      user: { clientId: 'client-1', sub: 'Zoe' },
      headers: { traceparent, 'das-actor': 'Zoe Smith', authorization: 'Bearer x' },
    });
    expect(lines).toEqual([
      [
        {
          operationId: 'getLearner',
          clientId: 'client-1',
          traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
          status: 200,
          ms: 12.3,
        },
        'answered',
      ],
    ]);
  });

  it('of somebody unknown, at an address where there is nothing, says no more', () => {
    expect(linesOf({})).toEqual([[{ status: 200, ms: 12.3 }, 'answered']]);
    expect(JSON.stringify(linesOf({}))).not.toMatch(/1000000051|Smith/);
  });

  it('says when the caller went away, without the words of the error', () => {
    const lines = linesOf({}, new Error('aborted by Zoe'));
    expect(lines).toEqual([[{ status: 200, ms: 12.3, aborted: true }, 'answered']]);
  });

  it.each(['', 'x', '00-zz-00f067aa0ba902b7-01', `${'a'.repeat(200)}`])(
    'takes over no trace that is none: %j',
    (header) => {
      expect(linesOf({ headers: { traceparent: header } })).toEqual([[{ status: 200, ms: 12.3 }, 'answered']]);
    },
  );
});

describe('the log of an answer that is cut off', () => {
  const file = { routeOptions: { config: { operationId: 'getBatchFile' } } };
  const line = { operationId: 'getBatchFile', status: 200, ms: 12.3, aborted: true };
  const cutOff = (error: Error) => logged(file, (log, asked) => log.streamError(error, asked, reply));

  it('is the line of the request when the caller went away', () => {
    const error = Object.assign(new Error('Premature close'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });
    expect(cutOff(error)).toEqual([['info', line, 'answered']]);
  });

  it('says where it failed, and none of the words of the database', () => {
    const detail = 'Key (uln)=(1000000051) of Zoë';
    const error = Object.assign(new Error('cannot read Zoë O’Brien'), { severity: 'ERROR', code: 'XX000', detail });
    const lines = cutOff(error);
    expect(lines).toEqual([
      [
        'warn',
        { ...line, error: { name: 'Error', code: 'XX000', stack: expect.arrayContaining([expect.any(String)]) } },
        'the answer broke off',
      ],
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/Zoë|1000000051/);
  });

  it('keeps the words of what is not the database', () => {
    expect(cutOff(new Error('broken'))).toEqual([
      ['warn', { ...line, error: expect.objectContaining({ message: 'broken' }) }, 'the answer broke off'],
    ]);
  });
});

describe('the log of an answer whose head cannot be written', () => {
  it('names no address', () => {
    const error = Object.assign(new Error('Invalid character in header content'), { code: 'ERR_INVALID_CHAR' });
    const lines = logged({}, (log, asked) => log.writeHeadError(error, asked));
    expect(lines).toEqual([
      ['error', { error: expect.objectContaining({ code: 'ERR_INVALID_CHAR' }) }, 'the answer could not be begun'],
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/1000000051|Smith/);
  });
});
