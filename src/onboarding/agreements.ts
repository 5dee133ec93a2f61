import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Prisma } from '../platform/generated/prisma/client.js';
import { newId } from '../platform/ids.js';

/** A version of an agreement as it is signed. */
export interface Agreement {
  readonly code: 'headOfCentre';
  readonly version: number;
  /** SHA-256 of its text, hex: what was signed can be shown to be what was read. */
  readonly digest: string;
  readonly blocks: readonly AgreementBlock[];
}

export type AgreementBlock =
  | { readonly kind: 'title' | 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** The version of the Head of Centre Agreement that is in force. */
export const headOfCentreAgreement = { code: 'headOfCentre', version: 1, file: 'head-of-centre-1.md' } as const;

/** Reads the agreement that heads of centre sign. Its text is Markdown with titles, paragraphs and lists. */
export async function readHeadOfCentreAgreement(): Promise<Agreement> {
  const text = await readFile(
    new URL(`../../prisma/reference/agreements/${headOfCentreAgreement.file}`, import.meta.url),
    'utf8',
  );
  const digest = createHash('sha256').update(text, 'utf8').digest('hex');
  return { code: headOfCentreAgreement.code, version: headOfCentreAgreement.version, digest, blocks: blocksOf(text) };
}

function blocksOf(text: string): AgreementBlock[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block): AgreementBlock => {
      const lines = block.split('\n');
      if (block.startsWith('# ')) return { kind: 'title', text: block.slice(2) };
      if (block.startsWith('## ')) return { kind: 'heading', text: block.slice(3) };
      if (lines.every((line) => line.startsWith('- ')))
        return { kind: 'list', items: lines.map((line) => line.slice(2)) };
      return { kind: 'paragraph', text: lines.join(' ') };
    });
}

/** Who signed for a centre, and when by the realm's clock. */
export interface Signature {
  readonly version: number;
  readonly digest: string;
  readonly signedBy: string;
  readonly signedAt: Date;
}

/** The first signature for a centre of the version in force. Undefined: none. */
export async function signatureOf(
  prisma: Prisma.TransactionClient,
  realmId: number,
  centreNumber: string,
  { code, version }: Agreement,
): Promise<Signature | undefined> {
  const found = await prisma.signedAgreement.findFirst({
    where: { realmId, centreNumber, agreement: code, version },
    orderBy: { signedAt: 'asc' },
  });
  return found ?? undefined;
}

/** Signs for a centre. False: somebody did before, and nothing is changed. */
export async function signFor(
  prisma: Prisma.TransactionClient,
  realmId: number,
  centreNumber: string,
  agreement: Agreement,
  { signedBy, username, signedAt }: { signedBy: string; username: string; signedAt: Date },
): Promise<boolean> {
  if ((await signatureOf(prisma, realmId, centreNumber, agreement)) !== undefined) return false;
  const { code, version, digest } = agreement;
  await prisma.signedAgreement.create({
    data: { ...{ id: newId(), realmId, centreNumber, agreement: code, version, digest }, signedBy, username, signedAt },
  });
  return true;
}
