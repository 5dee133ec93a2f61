import type { FastifyInstance, FastifyReply } from 'fastify';
import { html } from '../batch/publication/html.js';
import type { PublishedPage } from '../batch/publication/published-page.js';

const style = [
  'body{font:19px/1.5 Arial,sans-serif;color:#0b0c0c;max-width:60em;margin:2em auto;padding:0 1em}',
  'h1,p,ul,ol,dl{max-width:42em}h1,h2,h3{line-height:1.2;margin:1.4em 0 .5em}h1{margin-top:0}',
  'code{background:#f3f2f1;font:.95em/1 monospace;padding:.1em .2em;border-radius:2px}dt{font-weight:bold}dd{margin:0 0 1em}a{color:#1d70b8}li{margin-bottom:.3em}',
  // What is wider than the screen moves by itself.
  '.wide{overflow-x:auto;margin:1em 0 1.6em}pre.wide{background:#f3f2f1;padding:1em}pre code{font:16px/1.4 monospace;padding:0}',
  'table{border-collapse:collapse;font-size:16px;line-height:1.4}caption{text-align:left;font-weight:bold;padding-bottom:.4em}',
  'th,td{text-align:left;vertical-align:top;padding:.5em 1em .5em 0;border-bottom:1px solid #b1b4b6}tbody th{font-weight:normal}',
  'table code{white-space:nowrap}table code.cell{white-space:pre}',
  'input{font:inherit;border:2px solid #0b0c0c;padding:.2em .3em;width:24em;max-width:100%;box-sizing:border-box}button{font:inherit;color:#fff;background:#00703c;border:0;padding:.5em 1em;cursor:pointer}',
  ':focus{outline:3px solid #fd0;outline-offset:0;box-shadow:inset 0 0 0 2px #0b0c0c}label{font-weight:bold}.error{color:#d4351c;font-weight:bold}',
  '[role=alert],[role=status]{border:4px solid #1d70b8;padding:0 1em;margin:1em 0;max-width:42em}[role=alert]{border-color:#d4351c}[role=alert] a{color:#d4351c;font-weight:bold}',
  '.form{display:block;min-width:14em;color:#505a5f}',
].join('');
// Nothing may be loaded: the style stands in the page itself.
const policy = (formsTo: 'none' | 'self') =>
  `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action '${formsTo}'; frame-ancestors 'none'`;

/** Serves a page for people at a path. What `render` throws is answered as everywhere else. */
export function servePage(
  app: FastifyInstance,
  path: string,
  render: (params: Readonly<Record<string, string>>) => PublishedPage,
): void {
  app.get(path, { exposeHeadRoute: false }, async (request, reply) => {
    const page = render(request.params as Record<string, string>);
    return reply.type('text/html; charset=utf-8').header('content-security-policy', policy('none')).send(whole(page));
  });
}

/** Sends a page with a form to this service. What was typed stands in it: nobody keeps it. */
export function sendForm(reply: FastifyReply, status: number, page: PublishedPage): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .headers({ 'content-security-policy': policy('self'), 'cache-control': 'no-store' })
    .send(whole(page));
}

function whole({ title, heading = title, body }: PublishedPage): string {
  // The style is no text of a page: escaped, it would be another.
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${{ markup: style }}</style></head>
<body><main><h1>${heading}</h1>${body}</main></body>
</html>
`.markup;
}
