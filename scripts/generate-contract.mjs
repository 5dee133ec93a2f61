// Makes src/contract/generated from openapi/: the bundled document, the schemas, the operations and the problems.
// With --check it writes nothing and fails when what stands there differs.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'src/contract/generated');
const mark = '// Made by scripts/generate-contract.mjs from openapi/. Do not edit.\n';
const prose = new Set(['description', 'examples', 'example', 'summary']);

const document = bundle();
const files = {
  'openapi.ts': `${mark}export const openapi = ${JSON.stringify(document, null, 1)};\n`,
  'schemas.ts': schemasSource(document),
  'operations.ts': operationsSource(document),
  'problems.ts': problemsSource(document),
  'personal.ts': personalSource(document),
};

if (process.argv.includes('--check')) {
  const stale = Object.entries(files).filter(([name, text]) => readIfThere(join(target, name)) !== text);
  if (stale.length > 0) {
    console.error(
      `src/contract/generated is out of date (${stale.map(([name]) => name).join(', ')}). Run: npm run generate`,
    );
    process.exit(1);
  }
} else {
  mkdirSync(target, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(target, name), text);
}

function bundle() {
  const folder = mkdtempSync(join(tmpdir(), 'das-contract-'));
  try {
    const file = join(folder, 'openapi.json');
    const redocly = join(root, 'node_modules/@redocly/cli/bin/cli.js');
    execFileSync(process.execPath, [redocly, 'bundle', join(root, 'openapi/das.yaml'), '-o', file], {
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: root,
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    });
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(String(error.stderr ?? error));
    return process.exit(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A schema as TypeScript source: a reference becomes the name of the constant it refers to, prose is left out. */
function source(node) {
  if (Array.isArray(node)) return `[${node.map(source).join(', ')}]`;
  if (node === null || typeof node !== 'object') return JSON.stringify(node);
  if (node.$ref) return nameOf(node.$ref);
  const members = Object.entries(node).filter(([key]) => !prose.has(key) && !key.startsWith('x-'));
  return `{ ${members.map(([key, value]) => `${JSON.stringify(key)}: ${key === 'properties' ? properties(value) : source(value)}`).join(', ')} }`;
}

/** Property names may be words that are prose elsewhere ("description"). */
function properties(node) {
  return `{ ${Object.entries(node)
    .map(([key, value]) => `${JSON.stringify(key)}: ${source(value)}`)
    .join(', ')} }`;
}

function nameOf(ref) {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

function references(node, found = new Set()) {
  if (Array.isArray(node)) for (const item of node) references(item, found);
  else if (node && typeof node === 'object') {
    if (typeof node.$ref === 'string') found.add(nameOf(node.$ref));
    for (const value of Object.values(node)) references(value, found);
  }
  return found;
}

/** Each schema after those it refers to, so that the constants can name one another. */
function inOrder(schemas) {
  const done = new Set();
  const under = new Set();
  const visit = (name) => {
    if (done.has(name)) return;
    if (under.has(name)) throw new Error(`The schema ${name} refers to itself; the generator has no form for that.`);
    under.add(name);
    for (const other of references(schemas[name])) visit(other);
    done.add(name);
  };
  for (const name of Object.keys(schemas).sort()) visit(name);
  return [...done];
}

function schemasSource({ components }) {
  const parts = inOrder(components.schemas).map(
    (name) =>
      `export const ${name} = ${source(components.schemas[name])} as const;\nexport type ${name} = Static<typeof ${name}>;\n`,
  );
  return `${mark}import type { Static } from 'typebox';\n\n${parts.join('\n')}`;
}

function resolve(node) {
  if (!node?.$ref) return node;
  const [, , kind, name] = node.$ref.split('/');
  return document.components[kind][name];
}

function operationsSource({ paths, security }) {
  const used = new Set();
  const entries = [];
  for (const [path, item] of Object.entries(paths)) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
      const operation = item[method];
      if (!operation) continue;
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
      const content = operation.requestBody?.content ?? {};
      const [mediaType] = Object.keys(content);
      const note = (schema) => {
        for (const name of references(schema)) used.add(name);
        return source(schema);
      };
      const responses = Object.entries(operation.responses).map(([status, reference]) => {
        const response = resolve(reference);
        const [type, body] = Object.entries(response.content ?? {})[0] ?? [];
        return `${status}: { ${type ? `type: ${JSON.stringify(type)}, schema: ${note(body.schema)}` : "type: 'none', schema: { type: 'null' }"} }`;
      });
      const required = operation.security ?? security;
      entries.push(`  ${operation.operationId}: {
    method: '${method.toUpperCase()}',
    path: ${JSON.stringify(path)},
    public: ${required.length === 0 || required.some((one) => Object.keys(one).length === 0)},
    takesToken: ${required.some((one) => 'das' in one)},
    scopes: ${JSON.stringify(required.flatMap((one) => one.das ?? []))},
    params: ${note(parameterSchema(parameters, 'path', false))},
    query: ${note(parameterSchema(parameters, 'query', false))},
    headers: ${note(parameterSchema(parameters, 'header', true))},
    body: ${mediaType ? note(content[mediaType].schema) : "{ type: 'null' }"},
    bodyType: ${JSON.stringify(mediaType ?? 'none')},
    largestBody: ${operation['x-largest-body'] ?? 65536},
    responses: { ${responses.join(', ')} },
  },`);
    }
  }
  const imports = [...used].sort();
  return `${mark}import {\n${imports.map((name) => `  ${name},`).join('\n')}\n} from './schemas.js';\n\nexport const operations = {\n${entries.join('\n')}\n} as const;\n`;
}

function parameterSchema(parameters, where, open) {
  const own = parameters.filter((parameter) => parameter.in === where);
  return {
    type: 'object',
    additionalProperties: open,
    required: own.filter((parameter) => parameter.required).map((parameter) => keyOf(parameter, where)),
    properties: Object.fromEntries(own.map((parameter) => [keyOf(parameter, where), parameter.schema])),
  };
}

function keyOf(parameter, where) {
  return where === 'header' ? parameter.name.toLowerCase() : parameter.name;
}

function problemsSource({ components }) {
  const { enum: codes, 'x-problems': problems } = components.schemas.ProblemCode;
  const missing = codes.filter((code) => !problems[code]);
  if (missing.length > 0 || Object.keys(problems).length !== codes.length) {
    throw new Error(`x-problems and the enum of ProblemCode differ: ${missing.join(', ')}`);
  }
  return `${mark}export const problems = ${JSON.stringify(problems, null, 2)} as const;\n`;
}

/** Names of fields and parameters that hold personal data: never echoed in a problem, never logged. */
function personalSource({ paths, components }) {
  const names = new Set();
  const isPersonal = (schema) =>
    Boolean(
      schema &&
        (schema['x-personal'] ?? (schema.$ref && isPersonal(resolve(schema))) ?? schema.oneOf?.some(isPersonal)),
    );
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return;
    for (const [key, value] of Object.entries(node.properties ?? {})) if (isPersonal(value)) names.add(key);
    if (node.in && isPersonal(node.schema)) names.add(node.name);
    for (const value of Object.values(node)) visit(value);
  };
  visit(paths);
  visit(components);
  return `${mark}export const personal: ReadonlySet<string> = new Set(${JSON.stringify([...names].sort())});\n`;
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
