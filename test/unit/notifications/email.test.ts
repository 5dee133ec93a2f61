import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmail } from '../../../src/notifications/email.js';

let outbox: string;
let errors: object[];
beforeEach(() => {
  outbox = join(mkdtempSync(join(tmpdir(), 'das-outbox-')), 'outbox');
  errors = [];
});
afterEach(() => rmSync(join(outbox, '..'), { recursive: true }));

const email = (smtpUrl?: string) =>
  createEmail({
    ...{ smtpUrl, from: 'service@example.org', outbox },
    log: { error: (what, words) => void errors.push({ ...what, words }) },
  });
const letters = () => readdirSync(outbox).map((name) => readFileSync(join(outbox, name), 'utf8'));

describe('a letter without a server', () => {
  it('is a file that only the service reads', async () => {
    const { send, close } = email();
    send({ to: 'ann@example.org', subject: 'Zoë’s link', text: 'Read:\n\nhttp://127.0.0.1/password/abc\n' });
    await close();
    const [letter, ...more] = letters();
    expect(more).toEqual([]);
    expect(letter).toContain('To: ann@example.org');
    expect(letter).toContain('From: service@example.org');
    expect(letter).toContain('http://127.0.0.1/password/abc');
    const [name] = readdirSync(outbox);
    expect(statSync(join(outbox, name as string)).mode & 0o777).toBe(0o600);
  });

  it('goes to one person, whatever lines their address or name has', async () => {
    const { send, close } = email();
    send({ to: 'ann@example.org\r\nBcc: eve@example.org', subject: 'One\r\nBcc: eve@example.org', text: 'x' });
    await close();
    for (const letter of letters()) {
      const [head = ''] = letter.split('\n\n', 1);
      expect(head).not.toMatch(/^Bcc:/m);
    }
  });

  it('is not sent where there is nobody to write to', async () => {
    const { sendWritten, close } = email();
    sendWritten(async () => undefined);
    await close();
    expect(() => letters()).toThrow();
    expect(errors).toEqual([]);
  });
});

describe('a letter by a server', () => {
  it('is handed over as it is', async () => {
    const said: string[] = [];
    const server = createServer((socket) => {
      let isData = false;
      socket.write('220 test\r\n');
      socket.on('data', (chunk) => {
        said.push(chunk.toString());
        const text = chunk.toString();
        if (isData && text.endsWith('\r\n.\r\n')) {
          isData = false;
          socket.write('250 taken\r\n');
        } else if (text.startsWith('DATA')) {
          isData = true;
          socket.write('354 go on\r\n');
        } else if (!isData) socket.write(text.startsWith('QUIT') ? '221 bye\r\n' : '250 test\r\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const { send, close } = email(`smtp://127.0.0.1:${port}`);
    send({ to: 'ann@example.org', subject: 'A link', text: 'Read it.' });
    await close();
    server.close();
    expect(errors).toEqual([]);
    expect(said.join('')).toContain('RCPT TO:<ann@example.org>');
    expect(said.join('')).toContain('Read it.');
  });

  it('that is not there is logged without the address and the words, and nobody waits for it', async () => {
    const { send, close } = email('smtp://127.0.0.1:1');
    send({ to: 'ann@example.org', subject: 'A secret', text: 'Another' });
    await close();
    expect(errors).toEqual([expect.objectContaining({ words: 'a letter could not be sent' })]);
    expect(JSON.stringify(errors)).not.toMatch(/ann|secret|Another/i);
  });
});
