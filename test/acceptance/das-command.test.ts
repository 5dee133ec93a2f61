import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgress, progressLine } from '../../scripts/das/progress-bar.mjs';
import { connect } from '../../scripts/das/service.mjs';
import { readStarterKit } from '../../scripts/das/starter-kit.mjs';
import { freePort, type RunningService, startService } from './process.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
let service: RunningService;
let ulns: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'das-command-'));
  service = await startService(join(folder, 'data'), await freePort());
  ({ ulns } = await service.kit());
});

afterAll(async () => {
  await service.end('SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command as somebody gives it who stands in the folder of the files. */
function begin(words: readonly string[], environment: Record<string, string> = {}) {
  const { npm_lifecycle_event: _event, INIT_CWD: _folder, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(root, 'scripts/das.mjs'), ...words], {
    cwd: folder,
    env: { ...inherited, DAS_DATA_DIR: service.dataDir, DAS_BASE_URL: service.baseUrl, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const outcome = said.then(([out, err]): Outcome => {
    // Whatever happens, nobody is shown the inside of the program.
    expect(err).not.toMatch(/ at .*:\d+:\d+/);
    return { code: child.exitCode, out, err };
  });
  return { child, outcome };
}

function das(words: readonly string[], environment?: Record<string, string>): Promise<Outcome> {
  return begin(words, environment).outcome;
}

/** Writes a Release 3 file of these rows and answers its name. */
async function file(name: string, rows: readonly string[], { trailer = rows.length } = {}): Promise<string> {
  const records = [`H,DAS,3,CENTRE,90001,,${name},2010-10-04T09:30:00`, ...rows, `Z,${trailer}`, ''];
  await writeFile(join(folder, `${name}.csv`), records.join('\n'));
  return `${name}.csv`;
}

function opening(uln: string | undefined, name = 'Invented'): string {
  return `A,row of ${name},OPEN,${uln},Sam,${name},1994-05-17,U,,`;
}

function read(name: string): Promise<string> {
  return readFile(join(folder, name), 'utf8');
}

describe('das check', () => {
  // No service, and no starter kit.
  const alone = { DAS_BASE_URL: 'http://127.0.0.1:1', DAS_DATA_DIR: join(tmpdir(), 'no-such-folder') };

  it('says what the service would, without it', async () => {
    const right = await das(['check', await file('checked', [opening(ulns[0])])], alone);
    expect(right).toMatchObject({ code: 0, err: '' });
    expect(right.out).toContain('checked.csv: nothing is wrong with its 1 row.');
    const wrong = await das(['check', await file('checked-wrong', [opening('1000000052'), opening(ulns[0])])], alone);
    expect(wrong.code).toBe(2);
    expect(wrong.out).toContain('1 of 2 rows would be refused');
    expect(wrong.out).toMatch(/ULN: The last digit .*\n.*\n.*Rule uln-check-digit\. Line 2\./);
    const whole = await das(['check', await file('checked-whole', [opening(ulns[0])], { trailer: 7 })], alone);
    expect(whole.code).toBe(3);
    expect(whole.out).toContain('would be refused whole');
  });

  it('leaves nothing behind, and says so when there is no such file', async () => {
    expect(existsSync(join(folder, 'checked.response.csv'))).toBe(false);
    expect(await das(['check', 'nothing.csv'], alone)).toMatchObject({
      code: 1,
      err: 'There is no file nothing.csv.\n',
    });
    expect((await das(['check'], alone)).err).toContain('check needs the name of the file.');
    expect((await das(['check', 'checked.csv', '--again'], alone)).err).toContain('check has no --again.');
  });
});

describe('das batch', () => {
  it('sends the example file, says what came of it, and keeps the response beside the file', async () => {
    await copyFile(join(root, 'examples/learners.csv'), join(folder, 'learners.csv'));
    const { code, out } = await das(['batch', 'learners.csv']);
    expect(code).toBe(0);
    expect(out).toMatch(/Sending learners\.csv .* for centre 90001\.\nSent\. It is batch [\da-f-]{36}\.\n/);
    expect(out).toMatch(/learners\.csv: no row was refused\.\n\n {2}8 {2}accepted\n/);
    expect(out).toMatch(/Response: +learners\.response\.csv\n$/);
    expect((await read('learners.response.csv')).match(/,ACCEPTED,/g)).toHaveLength(8);
    expect(existsSync(join(folder, 'learners.corrections.csv'))).toBe(false);
  });

  it('sends a file as an awarding body, for no centre', async () => {
    const row = `R,r,WITHDRAW,${ulns[0]},900/0002/X,EN201,,,,2010-08-24,,,,,,`;
    await writeFile(
      join(folder, 'results.csv'),
      ['H,DAS,3,CAB,NDA,,results,2010-10-04T09:30:00', row, 'Z,1', ''].join('\r\n'),
    );
    const { code, out } = await das(['batch', 'results.csv', '--as', 'diplomaAwardingBody']);
    expect(out).toMatch(/Sending results\.csv .* for awarding body NDA\.\nSent\. It is batch [\da-f-]{36}\.\n/);
    expect(out).toContain('npm run das -- batch results.corrections.csv --as diplomaAwardingBody');
    expect(code).toBe(2);
    expect(await read('results.corrections.csv')).toContain(row);
    const id = /batch ([\da-f-]{36})/.exec(out)?.[1] as string;
    expect(await das(['batch', '--id', id, '--as', 'diplomaAwardingBody'])).toMatchObject({ code: 2 });
    expect(await das(['cancel', id])).toMatchObject({ code: 1 });
  });

  it('says that a file was sent before and what came of it; --again takes it again, and nothing changes', async () => {
    const name = await file('twice', [opening(ulns[0], 'Twice')]);
    await das(['batch', name, '--person', 'Zoë']);
    const second = await das(['batch', name]);
    expect(second.code).toBe(0);
    expect(second.out).toMatch(/This file was sent before: by Zoë at 2010-10-04 .* It is not taken again\./);
    expect(second.out).toMatch(/ 1 {2}accepted\n/);
    const third = await das(['batch', name, '--again']);
    expect(third.code).toBe(0);
    expect(third.out).not.toMatch(/before/);
    expect(third.out).toMatch(/ 1 {2}unchanged/);
  });

  it('gives refused rows back with their causes, in a file that is accepted when it is mended', async () => {
    const rows = [
      opening(ulns[1], 'One'),
      opening(`${ulns[2]?.slice(0, 9)}${(Number(ulns[2]?.at(-1)) + 1) % 10}`, 'Slip'),
      `D,row-3,ADD,${ulns[1]},enginering,higher,NDA,,,`,
      `D,row-4,ADD,${ulns[1]},enginering,higher,NDA,,,`,
    ];
    const name = await file('some', rows);
    const { code, out } = await das(['batch', name]);
    expect(code).toBe(2);
    expect(out).toContain('some.csv: 3 of 4 rows were refused.');
    const causes = out.slice(out.indexOf('most frequent cause first'));
    expect(causes).toMatch(
      /2 rows: LineOfLearning: .*\n.*\n +The centre has to act\. Rule line-unknown\. Lines 4, 5\./,
    );
    expect(causes).toMatch(/1 row: ULN: .*\n.*\n +The centre has to act\. Rule uln-check-digit\. Line 3\./);
    expect(causes.indexOf('line-unknown')).toBeLessThan(causes.indexOf('uln-check-digit'));
    expect(out).toContain('npm run das -- batch some.corrections.csv');

    const corrections = await read('some.corrections.csv');
    expect(corrections).not.toContain('One');
    const mended = corrections.replace(/OPEN,\d{10}/, `OPEN,${ulns[2]}`).replaceAll(',enginering,', ',engineering,');
    await writeFile(join(folder, 'some.corrections.csv'), mended);
    const second = await das(['batch', 'some.corrections.csv']);
    expect(second.code).toBe(0);
    expect(second.out).toContain('some.corrections.csv: no row was refused.');

    // What was mended is never written over.
    const third = await das(['batch', name]);
    expect(third.code).toBe(2);
    expect(third.out).toMatch(/Refused rows: some\.corrections-2\.csv\n\(some\.corrections\.csv is another file/);
    expect(await read('some.corrections.csv')).toBe(mended);
    expect(await read('some.corrections-2.csv')).toBe(corrections);
  });

  it('says what was repaired about the file', async () => {
    const name = await file('repaired', [opening(ulns[3], 'Zoë')]);
    await writeFile(join(folder, name), Buffer.from(await read(name), 'latin1'));
    const { code, out } = await das(['batch', name]);
    expect(code).toBe(0);
    expect(out).toMatch(/ 1 {2}accepted after a repair\n/);
    expect(out).toMatch(/Repaired about the file as a whole:\n {2}.*Windows-1252/);
  });

  it('says the one reason why a file is refused whole, its line and its fix, and keeps nothing', async () => {
    const name = await file('cut', [opening(ulns[4])], { trailer: 7 });
    const { code, out } = await das(['batch', name]);
    expect(code).toBe(3);
    expect(out).toContain('cut.csv was refused whole: no row of it was taken.');
    expect(out).toMatch(
      /Line 3: The number of records in the trailer record is 7\. There are 1\.\n {2}Make the file again/,
    );
    expect(out).toMatch(/The supplier of the system has to act\. Rule file-trailer-count\.\n$/);
    expect(existsSync(join(folder, 'cut.response.csv'))).toBe(false);
  });

  it('does not send an empty file', async () => {
    await writeFile(join(folder, 'empty.csv'), '');
    const { code, out } = await das(['batch', 'empty.csv']);
    expect(code).toBe(3);
    expect(out).toBe('empty.csv is empty. Check that you chose the right file.\n');
  });

  it('stores nothing with --validate-only, and says so', async () => {
    const name = await file('checked', [opening(ulns[5]), `D,row-2,ADD,${ulns[5]},enginering,higher,NDA,,,`]);
    const first = await das(['batch', name, '--validate-only']);
    expect(first.code).toBe(2);
    expect(first.out).toContain('It was only checked. Nothing is stored but the response.');
    expect(first.out).toContain('put the rows right in checked.csv itself');
    const second = await das(['batch', name]);
    expect(second.out).toMatch(/ 1 {2}accepted\n/);
  });

  it('shows a batch by its id, with the response in the folder where one stands', async () => {
    const name = await file('shown', [opening(ulns[6]), 'X,row-2']);
    const id = /batch ([\da-f-]{36})/.exec((await das(['batch', name])).out)?.[1];
    const { code, out } = await das(['batch', '--id', `${id}`]);
    expect(code).toBe(2);
    expect(out).toContain('shown.csv: 1 of 2 rows was refused.');
    expect(await read(`batch-${id}.response.csv`)).toBe(await read('shown.response.csv'));
    expect(await read(`batch-${id}.corrections.csv`)).toBe(await read('shown.corrections.csv'));
  });
});

describe('das cancel', () => {
  it('says that a batch was over already', async () => {
    const name = await file('over', [opening(ulns[7])]);
    const id = /batch ([\da-f-]{36})/.exec((await das(['batch', name])).out)?.[1];
    expect(await das(['cancel', `${id}`])).toMatchObject({
      code: 0,
      out: 'It was over already: completed. Nothing changed.\n',
    });
  });
});

describe('das extract', () => {
  it('keeps a file of all records that changes nothing when it is sent again', async () => {
    await das(['batch', await file('before', [opening(ulns[8]), `D,,ADD,${ulns[8]},engineering,higher,NDA,,,`])]);
    const made = await das(['extract', 'all']);
    expect(made.code).toBe(0);
    const [, rows, name] = /(\d+) rows in (all-2010-10-0\d\.csv)\n/.exec(made.out) ?? [];
    expect(Number(rows)).toBeGreaterThan(2);
    const { code, out } = await das(['batch', `${name}`]);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(` ${rows} {2}unchanged`));
    // Somebody may be working in the first.
    expect((await das(['extract', 'all'])).out).toMatch(/ in all-2010-10-0\d-2\.csv\n/);
  });

  it('asks for what it is told, and writes where it is told', async () => {
    await das([
      'batch',
      await file('foundation', [opening(ulns[9]), `D,,ADD,${ulns[9]},engineering,foundation,NDA,,,`]),
    ]);
    const filter = ['--line', 'engineering', '--level', 'foundation', '--status', 'open'];
    const { code, out } = await das(['extract', 'registrations', ...filter, '--out', 'some-registrations.csv']);
    expect(code).toBe(0);
    expect(out).toContain('1 row in some-registrations.csv');
    expect(await read('some-registrations.csv')).toContain(`,${ulns[9]},engineering,foundation,`);
  });

  it('repeats what the service refuses, with the field, the rule and who has to act', async () => {
    const { code, err } = await das(['extract', 'registrations', '--release', '2']);
    expect(code).toBe(1);
    expect(err).toMatch(/ {2}kind: .*\n +The supplier of the system has to act\. Rule extract-kind\.\n/);
  });
});

describe('words that are not understood', () => {
  it.each<[string, RegExp]>([
    ['', /^Say what is to be done/],
    ['bach file.csv', /^There is no command bach\./],
    ['toString', /^There is no command toString\./],
    ['batch', /^batch needs the name of the file/],
    ['batch one.csv two.csv', /two\.csv is one too many/],
    ['batch one.csv --validateonly', /^batch has no --validateonly\./],
    ['batch one.csv --again=no', /^--again takes no value/],
    ['batch one.csv --centre', /^--centre needs a value/],
    ['batch one.csv --centre --again', /^--centre needs a value/],
    ['batch one.csv --centre 1', /^--centre should look like 90001, not 1\./],
    ['batch one.csv --id 0192f0c1-6c1e-7e62-a3f5-0d9a4f1b2c3d', /^With --id, nothing is sent/],
    ['batch one.csv --as supplier', /^--as is diplomaAwardingBody or componentAwardingBody, not supplier\./],
    ['cancel 12', /^The id should look like/],
    ['extract everything', /^extract is of learnerAccounts, .* or outcomes, not everything\./],
    ['extract all --release 4', /^--release is 2 or 3, not 4\./],
    ['extract all --since yesterday', /^--since should look like/],
  ])('are answered with help: das %s', async (words, says) => {
    const { code, out, err } = await das(words.split(' ').filter((word) => word !== ''));
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(says);
    expect(err).toContain('Usage: npm run das -- <command>');
  });

  it('are none of those that help is asked with', async () => {
    for (const words of [['help'], ['--help'], ['batch', '--help']])
      expect(await das(words)).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Usage') });
  });

  it('include those that npm has kept for itself: a file that is only to be checked is not taken', async () => {
    const name = await file('kept', [opening(ulns[10])]);
    const environment = { npm_lifecycle_event: 'das', npm_config_validate_only: 'true', INIT_CWD: folder };
    const { code, err } = await das(['batch', name], environment);
    expect(code).toBe(1);
    expect(err).toMatch(/^npm has kept --validate-only for itself/);
  });
});

describe('what cannot be', () => {
  it.each<[string, readonly string[], () => Promise<Record<string, string>>, RegExp]>([
    [
      'the service is away',
      ['extract', 'all'],
      async () => ({ DAS_BASE_URL: `http://127.0.0.1:${await freePort()}` }),
      /^The service at http:.* cannot be reached \(ECONNREFUSED\)\.\nStart it with npm start/,
    ],
    [
      'there is no starter kit',
      ['extract', 'all'],
      async () => ({ DAS_STARTER_KIT: 'no-kit.json' }),
      /^There is no starter kit at no-kit\.json\. Start the service once/,
    ],
    ['there is no such file', ['batch', 'nowhere.csv'], async () => ({}), /^There is no file nowhere\.csv\.\n$/],
    ['the file is a folder', ['batch', 'data'], async () => ({}), /^data is not a file\.\n$/],
    [
      'the centre has granted nothing',
      ['extract', 'all', '--centre', '90006'],
      async () => ({}),
      /^The centre has not granted authority\. /,
    ],
    [
      'the kit is of another database',
      ['extract', 'all'],
      async () => {
        const { supplier, ...kit } = await service.kit();
        const stranger = { ...supplier, clientId: '0192f0c1-6c1e-7e62-a3f5-0d9a4f1b2c3d' };
        await writeFile(join(folder, 'other-kit.json'), JSON.stringify({ ...kit, supplier: stranger }));
        return { DAS_STARTER_KIT: 'other-kit.json' };
      },
      /^The service does not let other-kit\.json sign in \(invalid_client.*\n.*clock/,
    ],
  ])('is said in plain words when %s', async (_name, words, environment, says) => {
    const { code, err } = await das(words, await environment());
    expect(err).toMatch(says);
    expect(code).toBe(1);
  });
});

type Meddle = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

/** Stands between the command and the service. `meddle` sees to a request itself, or answers false: then it passes. */
async function behindProxy<Result>(meddle: Meddle, work: (environment: Record<string, string>) => Promise<Result>) {
  const proxy = createServer((incoming, outgoing) => {
    if (meddle(incoming, outgoing)) return;
    passOn(incoming, (answer) => {
      outgoing.writeHead(answer.statusCode as number, answer.headers);
      answer.pipe(outgoing);
    });
  });
  try {
    return await work({ DAS_BASE_URL: await listening(proxy) });
  } finally {
    proxy.close();
    proxy.closeAllConnections();
  }
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function passOn(incoming: IncomingMessage, answered: (answer: IncomingMessage) => void): void {
  const { method, url, headers } = incoming;
  incoming.pipe(request(`${service.baseUrl}${url}`, { method, headers }, answered));
}

function isUpload({ method, url }: IncomingMessage): boolean {
  return method === 'POST' && url?.startsWith('/v1/batches?') === true;
}

describe('a service that does not answer as it should', () => {
  it('is waited for as Retry-After says', async () => {
    const name = await file('busy', [opening(ulns[11])]);
    let times = 0;
    const meddle: Meddle = (incoming, outgoing) => {
      if (!isUpload(incoming) || ++times > 2) return false;
      incoming.resume();
      outgoing.writeHead(times === 1 ? 503 : 429, { 'retry-after': '1' }).end();
      return true;
    };
    const since = performance.now();
    const { code, out } = await behindProxy(meddle, (environment) => das(['batch', name], environment));
    expect(code).toBe(0);
    expect(out.match(/The service has too much to do\. Trying again in 1 second\./g)).toHaveLength(2);
    expect(performance.now() - since).toBeGreaterThan(2000);
  });

  it('is sent the file with the same key when its answer gets lost, and takes it once', async () => {
    const name = await file('lost', [opening(ulns[12])]);
    const keys: unknown[] = [];
    const meddle: Meddle = (incoming, outgoing) => {
      if (!isUpload(incoming)) return false;
      keys.push(incoming.headers['idempotency-key']);
      if (keys.length > 1) return false;
      passOn(incoming, () => outgoing.destroy());
      return true;
    };
    const { code, out } = await behindProxy(meddle, (environment) => das(['batch', name, '--again'], environment));
    expect(code).toBe(0);
    expect(out).toContain('The connection broke. Trying again in 1 second.');
    expect(out).toMatch(/ 1 {2}accepted\n/);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('gets a new token when the one there is has run out, or is not taken any more', async () => {
    let tokens = 0;
    let refused = 0;
    const meddle: Meddle = (incoming, outgoing) => {
      if (incoming.url === '/oauth/token') {
        tokens++;
        // It lasts no longer than the time before its end at which it is renewed.
        passOn(incoming, async (answer) => {
          const token = { ...JSON.parse(await text(answer)), expires_in: tokens < 3 ? 60 : 600 };
          outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(token));
        });
        return true;
      }
      if (incoming.method !== 'GET' || refused > 0 || tokens < 3) return false;
      refused++;
      outgoing.writeHead(401).end();
      return true;
    };
    const made = await behindProxy(meddle, (environment) => das(['extract', 'claims', '--out', 'c.csv'], environment));
    expect(made).toMatchObject({ code: 0, err: '' });
    expect({ tokens, refused }).toEqual({ tokens: 4, refused: 1 });
  });

  it('is not believed when something else answers in its place', async () => {
    const meddle: Meddle = (incoming, outgoing) => {
      if (incoming.url === '/oauth/token') return false;
      incoming.resume();
      outgoing.writeHead(403, { 'content-type': 'text/html' }).end('<h1>No</h1>');
      return true;
    };
    const { code, err } = await behindProxy(meddle, (environment) => das(['extract', 'all'], environment));
    expect(code).toBe(1);
    expect(err).toBe('The answer was 403, and not one that the service gives.\n');
  });
});

describe('a long file', () => {
  it('is sent a piece at a time, and is never in memory as a whole', async () => {
    const long = await open(join(folder, 'long.csv'), 'w');
    await long.truncate(300 * 1024 * 1024);
    await long.close();
    let received = 0;
    let most = 0;
    const meddle: Meddle = (incoming, outgoing) => {
      if (!isUpload(incoming)) return false;
      incoming.on('data', (piece: Buffer) => {
        received += piece.length;
        most = Math.max(most, process.memoryUsage().arrayBuffers);
      });
      incoming.once('end', () => outgoing.writeHead(202, { 'content-type': 'application/json' }).end('{"id":"taken"}'));
      return true;
    };
    await behindProxy(meddle, async ({ DAS_BASE_URL }) => {
      const kit = await readStarterKit({ DAS_DATA_DIR: service.dataDir, DAS_BASE_URL });
      const sender = connect(kit, { person: 'sender', tell: () => undefined });
      const before = process.memoryUsage().arrayBuffers;
      let sent = 0;
      const { content } = await sender.upload('/v1/batches?fileName=long.csv', join(folder, 'long.csv'), (bytes) => {
        sent = bytes;
      });
      expect(content).toEqual({ id: 'taken' });
      expect([sent, received]).toEqual([300 * 1024 * 1024, 300 * 1024 * 1024]);
      expect(most - before).toBeLessThan(100 * 1024 * 1024);
    });
    await rm(join(folder, 'long.csv'));
  });
});

describe('Ctrl+C', () => {
  it('stops an upload, and nothing of the file is taken', async () => {
    // More than the connection holds on its way.
    const long = await open(join(folder, 'stopped.csv'), 'w');
    await long.truncate(64 * 1024 * 1024);
    await long.close();
    let arrives: (() => void) | undefined;
    const arrived = new Promise<void>((resolve) => {
      arrives = resolve;
    });
    const meddle: Meddle = (incoming) => {
      if (!isUpload(incoming)) return false;
      incoming.pause();
      arrives?.();
      return true;
    };
    const { code, out } = await behindProxy(meddle, async (environment) => {
      const { child, outcome } = begin(['batch', 'stopped.csv'], environment);
      await arrived;
      child.kill('SIGINT');
      return await outcome;
    });
    expect(code).toBe(130);
    expect(out).toMatch(/\nStopped\. The file did not arrive whole, so nothing of it is taken\.\n$/);
  });

  it('leaves a batch running that was sent, and says how to look at it again', async () => {
    const name = await file('left', [opening(ulns[13])]);
    let asks: (() => void) | undefined;
    const asked = new Promise<void>((resolve) => {
      asks = resolve;
    });
    const meddle: Meddle = ({ method }) => {
      if (method !== 'GET') return false;
      asks?.();
      return true;
    };
    const { code, out } = await behindProxy(meddle, async (environment) => {
      const { child, outcome } = begin(['batch', name], environment);
      await asked;
      child.kill('SIGINT');
      return await outcome;
    });
    expect(code).toBe(130);
    const [, id] = /To look at it again: npm run das -- batch --id ([\da-f-]{36})\n/.exec(out) ?? [];
    expect(await das(['batch', '--id', `${id}`])).toMatchObject({ code: 0, out: expect.stringContaining('left.csv') });
  });
});

describe('the progress of a command', () => {
  const taking = { what: 'Taking rows', unit: 'rows', done: 22_500, total: 50_000 } as const;

  it.each([
    [
      { ...taking, perSecond: 1840.5, secondsLeft: 15 },
      100,
      'Taking rows [#############-----------------]  45%, 22,500 of 50,000, 1,841 a second, 15 s left',
    ],
    // Where there is no room for the bar, the words matter more.
    [
      { ...taking, perSecond: 1840.5, secondsLeft: 15 },
      70,
      'Taking rows  45%, 22,500 of 50,000, 1,841 a second, 15 s left',
    ],
    [{ ...taking, perSecond: 1840.5, secondsLeft: 15 }, 20, 'Taking rows  45%, 2'],
    [
      {
        what: 'Sending',
        unit: 'bytes',
        done: 13_000_000,
        total: 26_000_000,
        perSecond: 99_000,
        secondsLeft: 131.2,
      } as const,
      100,
      'Sending [###############---------------]  50%, 12.4 MB of 24.8 MB, 97 KB a second, 2 min 12 s left',
    ],
    [{ what: 'Checking', unit: 'rows', done: 12_000 } as const, 80, 'Checking  12,000 rows'],
    [{ ...taking, done: 50_000 }, 80, 'Taking rows [##############################]  100%, 50,000 of 50,000'],
    [{ ...taking, done: 0, total: 0 }, 80, 'Taking rows [##############################]  0 of 0'],
  ])('is one line that fits the terminal', (progress, columns, line) => {
    expect(progressLine(progress, columns)).toBe(line);
    expect(line.length).toBeLessThan(columns);
  });

  it('is drawn over on a terminal, and never left standing among the lines', () => {
    let written = '';
    let time = 0;
    const terminal = { write: (words: string) => (written += words), isTTY: true, columns: 60 };
    const progress = createProgress(terminal, () => time);
    progress.show({ ...taking, done: 0 });
    time = 50;
    progress.show({ ...taking, done: 1 });
    time = 100;
    progress.show({ ...taking, done: 50_000 });
    progress.say('Over.');
    const clear = '\x1b[K';
    expect(written.split('\r').slice(1)).toEqual([
      `${progressLine({ ...taking, done: 0 }, 60)}${clear}`,
      `${progressLine({ ...taking, done: 50_000 }, 60)}${clear}`,
      `${clear}Over.\n`,
    ]);
  });

  it('is a plain line every ten seconds elsewhere', () => {
    let written = '';
    let time = 0;
    const progress = createProgress({ write: (words: string) => (written += words) }, () => time);
    for (time = 0; time < 30_000; time += 100) progress.show({ ...taking, done: time });
    expect(written).toBe('Taking rows: 20%, 10,000 of 50,000\nTaking rows: 40%, 20,000 of 50,000\n');
  });
});
