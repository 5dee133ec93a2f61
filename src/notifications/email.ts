import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { newId } from '../platform/ids.js';

export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends letters. */
export interface Email {
  /** Does not wait until a letter is sent, so that nobody can tell by the time whether there was one. Failures are logged. */
  send(message: Message): void;
  /** The same of a letter that has yet to be written, or of none, when there is nobody to write to. */
  sendWritten(write: () => Promise<Message | undefined>): void;
  /** Waits for what is on its way. */
  close(): Promise<void>;
}

interface Log {
  error(what: object, words: string): void;
}

/**
 * Letters by SMTP, or, where no server is set, as files in the folder `outbox`: for whoever tries the service out. Neither
 * addresses nor words are logged.
 */
export function createEmail({
  smtpUrl,
  from,
  outbox,
  log,
}: {
  smtpUrl: string | undefined;
  from: string;
  outbox: string;
  log: Log;
}): Email {
  const onTheirWay = new Set<Promise<void>>();
  const server = smtpUrl === undefined ? undefined : createTransport(smtpUrl);
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });

  async function deliver(message: Message): Promise<void> {
    const letter = { from, ...message };
    if (server !== undefined) {
      await server.sendMail(letter);
      return;
    }
    const { message: written } = await writer.sendMail(letter);
    await mkdir(outbox, { recursive: true, mode: 0o700 });
    await writeFile(join(outbox, `${newId()}.eml`), written as Buffer, { mode: 0o600 });
  }

  function begin(delivery: Promise<void>): void {
    const sending = delivery
      .catch(({ name, code }: Error & { code?: string }) => log.error({ name, code }, 'a letter could not be sent'))
      .finally(() => onTheirWay.delete(sending));
    onTheirWay.add(sending);
  }

  return {
    send: (message) => begin(deliver(message)),

    sendWritten(write) {
      begin(write().then((message) => (message === undefined ? undefined : deliver(message))));
    },

    async close() {
      await Promise.all(onTheirWay);
      server?.close();
    },
  };
}
