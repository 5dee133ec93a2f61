import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const compress = promisify(brotliCompress);

const own = (name: string) => fileURLToPath(new URL(`../../src/web/assets/${name}`, import.meta.url));
const govuk = (name: string) => fileURLToPath(import.meta.resolve(`govuk-frontend/dist/govuk/${name}`));

/** Style, script and pictures of the pages, each at an address that changes with what it holds. */
export interface Assets {
  /** The address of the style, of the script, of the picture in the tab. */
  readonly urls: { readonly style: string; readonly script: string; readonly icon: string };
  register(app: FastifyInstance): void;
}

/**
 * Reads the assets. GOV.UK's crown and its font are for services of the government only, so a neutral service has its
 * style without them: the font is left out of it, and Arial stands in its place, as GOV.UK itself falls back to it.
 */
export function readAssets(brand: 'neutral' | 'govuk'): Assets {
  const govukStyle = readFileSync(govuk('govuk-frontend.min.css'), 'utf8');
  const style = brand === 'govuk' ? govukStyle : withoutFont(govukStyle);
  const frontend = assetOf('govuk-frontend', 'js', readFileSync(govuk('govuk-frontend.min.js'), 'utf8'));
  const script = readFileSync(own('pages.js'), 'utf8').replace('./govuk-frontend.js', frontend.url);
  const assets = {
    style: assetOf('pages', 'css', `${style}\n${readFileSync(own('pages.css'), 'utf8')}`),
    script: assetOf('pages', 'js', script),
    icon: assetOf(
      'icon',
      'svg',
      readFileSync(brand === 'govuk' ? govuk('assets/images/favicon.svg') : own('icon.svg')),
    ),
    frontend,
  };
  const fixed = brand === 'govuk' ? govukFiles.map(fileOf) : [];
  return {
    urls: { style: assets.style.url, script: assets.script.url, icon: assets.icon.url },
    register(app) {
      for (const asset of [...Object.values(assets), ...fixed]) serve(app, asset);
    },
  };
}

interface Asset {
  readonly url: string;
  readonly type: string;
  readonly content: Buffer;
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff: 'font/woff',
  woff2: 'font/woff2',
};

/** What GOV.UK's style itself loads. */
const govukFiles = [
  'fonts/light-94a07e06a1-v2.woff2',
  'fonts/light-f591b13f7d-v2.woff',
  'fonts/bold-b542beb274-v2.woff2',
  'fonts/bold-affa96571d-v2.woff',
  'images/govuk-crest.svg',
];

function assetOf(name: string, ending: string, text: string | Buffer): Asset {
  const content = Buffer.from(text);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { url: `/assets/${name}-${hash}.${ending}`, type: types[ending] as string, content };
}

function fileOf(name: string): Asset {
  const type = types[name.split('.').at(-1) as string] as string;
  return { url: `/assets/${name}`, type, content: readFileSync(govuk(`assets/${name}`)) };
}

function withoutFont(style: string): string {
  return style.replace(/@font-face\{[^}]*\}/g, '').replaceAll(/"?GDS Transport"?, ?/g, '');
}

function serve(app: FastifyInstance, { url, type, content }: Asset): void {
  // Compressed when it is first asked for, once. Pages are not: what is secret in them must not be guessed by their size.
  let compressed: Promise<Buffer> | undefined;
  app.get(url, { exposeHeadRoute: false }, async (request, reply) => {
    reply.type(type).headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' });
    if (type.startsWith('font/') || !/\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))) return content;
    compressed ??= compress(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    return reply.header('content-encoding', 'br').send(await compressed);
  });
}
