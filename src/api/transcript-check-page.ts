import type { FastifyInstance } from 'fastify';
import { bullets, type Html, html } from '../batch/publication/html.js';
import type { PublishedPage } from '../batch/publication/published-page.js';
import type { TranscriptChecked } from '../contract/generated/schemas.js';
import { Uln } from '../contract/generated/schemas.js';
import type { Transcripts } from '../ledger/transcripts.js';
import { readCode } from '../transcript/verification.js';
import { sendForm } from './page.js';

/** Where the page is at which anyone checks a transcript. Transcripts say so. */
export const checkPage = '/transcript-check';

type Field = 'uln' | 'code';

interface Said {
  readonly uln: string;
  readonly code: string;
}

/**
 * A page for whoever holds a transcript: a college, an employer. It keeps nothing, signs nobody in and changes nothing,
 * so a form from elsewhere that is sent here does no harm. What is typed goes in the body: no ULN stands in an address.
 */
export function registerTranscriptCheckPage(app: FastifyInstance, transcripts: Pick<Transcripts, 'check'>): void {
  app.get(checkPage, { exposeHeadRoute: false }, (_request, reply) =>
    sendForm(reply, 200, form({ uln: '', code: '' })),
  );

  app.post(checkPage, { bodyLimit: 4096 }, async (request, reply) => {
    const said = saidIn(request.body);
    const errors = errorsOf(said);
    if (errors.length > 0) return sendForm(reply, 400, form(said, { errors }));
    return sendForm(reply, 200, form(said, { checked: await transcripts.check(said) }));
  });
}

/** Of a field that was sent twice, or not as a text, nothing is taken. */
function saidIn(body: unknown): Said {
  const text = (name: Field) => {
    const value = (body as Partial<Record<Field, unknown>> | null | undefined)?.[name];
    return typeof value === 'string' ? value.trim().slice(0, 100) : '';
  };
  return { uln: text('uln').replaceAll(/\s/g, ''), code: text('code') };
}

function errorsOf({ uln, code }: Said): { field: Field; text: string }[] {
  const errors: { field: Field; text: string }[] = [];
  if (!new RegExp(Uln.pattern).test(uln)) errors.push({ field: 'uln', text: 'Enter the ULN: ten digits' });
  if (readCode(code) === null)
    errors.push({
      field: 'code',
      text: 'Enter the verification code: 20 letters and digits, such as 7Q2MK-0X9RT-4HBN8-ZC3VD',
    });
  return errors;
}

function form(
  said: Said,
  { errors = [], checked }: { errors?: readonly { field: Field; text: string }[]; checked?: TranscriptChecked } = {},
): PublishedPage {
  const heading = 'Check a transcript';
  const field = (name: Field, label: string, hint: string) => {
    const error = errors.find((one) => one.field === name);
    const described = error === undefined ? `${name}-hint` : `${name}-hint ${name}-error`;
    return html`<p><label for="${name}">${label}</label><br><span class="form" id="${name}-hint">${hint}</span>${
      error === undefined ? [] : [html`<span class="error" id="${name}-error">Error: ${error.text}</span><br>`]
    }<input id="${name}" name="${name}" value="${said[name]}" aria-describedby="${described}" autocomplete="off" spellcheck="false"${
      error === undefined ? [] : [html` aria-invalid="true"`]
    }></p>`;
  };
  return {
    title: errors.length > 0 ? `Error: ${heading}` : heading,
    heading,
    body: html`${errors.length === 0 ? [] : [summary(errors)]}${checked === undefined ? [] : [answer(checked)]}
<p>Find out whether a Diploma transcript is right. Both numbers are on it.</p>
<form method="post" action="${checkPage}" novalidate>
${field('uln', 'Unique learner number (ULN)', 'Ten digits')}
${field('code', 'Verification code', 'At the foot of each page. Spaces, dashes and capitals do not matter')}
<p><button>Check the transcript</button></p>
</form>`,
  };
}

function summary(errors: readonly { field: Field; text: string }[]): Html {
  return html`<div role="alert"><h2>There is a problem</h2>${bullets(
    errors.map(({ field, text }) => html`<a href="#${field}">${text}</a>`),
  )}</div>`;
}

function answer({ valid, status, title, line, grade }: TranscriptChecked): Html {
  if (!valid)
    return html`<div role="status"><h2>This code is not right</h2>
<p>Compare it with the transcript. If it is the same, the transcript is out of date or is not one of this service: ask the
learner’s school or college for a new one.</p></div>`;
  const entry = (term: string, value: string | undefined) =>
    value === undefined ? [] : [html`<dt>${term}</dt><dd>${value}</dd>`];
  return html`<div role="status"><h2>This transcript is right</h2>
<p>It must say the following. If it says anything else, it has been changed.</p>
<dl>${[
    ...entry('Diploma', title),
    ...entry('Line of learning', line),
    ...entry('Grade', grade ?? 'No grade yet'),
    ...entry('Status', status === 'final' ? 'Final: the certificate is issued' : 'Provisional: it may still change'),
  ]}</dl></div>`;
}
