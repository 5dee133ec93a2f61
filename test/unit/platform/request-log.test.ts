import { describe, expect, it } from 'vitest';
import { RequestLog } from '../../../src/platform/request-log.js';

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

/** What is logged of a request from its coming to its end. */
function linesOf(request: object, error?: Error): unknown[][] {
  const lines: unknown[][] = [];
  const asked = {
    ...{ url: '/v1/learners/1000000051?name=Smith', headers: {}, routeOptions: { config: {} } },
    log: { info: (...line: unknown[]) => lines.push(line) },
    ...request,
  };
  const log = new RequestLog();
  log.incomingRequest();
  log.requestCompleted(error, asked as never, { statusCode: 200, elapsedTime: 12.3456 } as never);
  return lines;
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
