import { parseArgs } from 'node:util';
import { Failure } from './failure.mjs';

/** Words of a command line that are not understood. */
export class WrongWords extends Failure {}

// What a person types is told in plain words what it should look like. All else the service knows best.
const centreNumber = { pattern: /^\d{5}$/, looksLike: '90001' };
const batchId = {
  pattern: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
  looksLike: '0192f0c1-6c1e-7e62-a3f5-0d9a4f1b2c3d',
};
const instant = { pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, looksLike: '2010-10-04T08:00:00Z' };

// The clients of the starter kit that send files of their own.
const asBody = { as: { type: 'string', oneOf: ['diplomaAwardingBody', 'componentAwardingBody'] } };
const forAll = { centre: { type: 'string', form: centreNumber }, person: { type: 'string' } };

const commands = {
  batch: {
    options: {
      id: { type: 'string', form: batchId },
      again: { type: 'boolean' },
      'validate-only': { type: 'boolean' },
      ...asBody,
      ...forAll,
    },
    operand: 'the name of the file, or --id and the id of a batch',
  },
  check: { options: {}, operand: 'the name of the file' },
  cancel: { options: { ...asBody, ...forAll }, operand: 'the id of the batch', form: batchId },
  extract: {
    options: {
      release: { type: 'string', oneOf: ['2', '3'] },
      line: { type: 'string' },
      level: { type: 'string' },
      status: { type: 'string', oneOf: ['open', 'closed'] },
      since: { type: 'string', form: instant },
      out: { type: 'string' },
      ...forAll,
    },
    operand: 'what of',
    oneOf: ['learnerAccounts', 'registrations', 'completions', 'claims', 'all', 'results', 'outcomes'],
  },
};

/**
 * Reads the words after `das`. Throws `WrongWords`.
 *
 * @param {readonly string[]} words
 * @param {NodeJS.ProcessEnv} environment
 * @returns {{ name: 'help' } | { name: 'batch' | 'cancel' | 'check' | 'extract', operands: string[], options: Record<string, any> }}
 */
export function readWords([name, ...others], environment) {
  if (name === undefined) throw new WrongWords('Say what is to be done.');
  const all = [name, ...others];
  if (name === 'help' || all.includes('--help') || all.includes('-h')) return { name: 'help' };
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new WrongWords(`There is no command ${name}.`);
  const read = readOptions(name, command.options, others);
  mustHaveReachedUs(command.options, environment);
  const { operands, options } = read;
  mustFit(name, command, operands, options);
  return { name, operands, options };
}

function readOptions(name, known, words) {
  const options = {};
  const operands = [];
  // The words of the module itself are for programmers.
  const { tokens } = parseArgs({ args: [...words], options: optionTypes(known), strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { rawName, value, inlineValue } = token;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (option === undefined) throw new WrongWords(`${name} has no ${rawName}.`);
    if (Object.hasOwn(options, token.name)) throw new WrongWords(`${rawName} is there twice.`);
    if (option.type === 'boolean') {
      if (value !== undefined) throw new WrongWords(`${rawName} takes no value.`);
      options[token.name] = true;
      continue;
    }
    const isMissing = value === undefined || value.trim() === '' || (!inlineValue && value.startsWith('-'));
    if (isMissing) throw new WrongWords(`${rawName} needs a value.`);
    mustBeOneOf(`${rawName} is`, option.oneOf, value);
    mustLookLike(rawName, option.form, value);
    options[token.name] = value;
  }
  return { operands, options };
}

function optionTypes(known) {
  return Object.fromEntries(Object.entries(known).map(([name, { type }]) => [name, { type }]));
}

/**
 * npm keeps words that begin with dashes for itself unless -- stands before them. A file that was only to be checked
 * would be taken.
 */
function mustHaveReachedUs(known, environment) {
  if (environment.npm_lifecycle_event !== 'das') return;
  const kept = Object.keys(known).find((name) => environment[`npm_config_${name.replaceAll('-', '_')}`] !== undefined);
  if (kept !== undefined)
    throw new WrongWords(`npm has kept --${kept} for itself. Put -- before the command: npm run das -- …`);
}

function mustFit(name, { operand, oneOf, form }, operands, options) {
  const [first, second] = operands;
  if (second !== undefined) throw new WrongWords(`${name} takes one of them at a time: ${second} is one too many.`);
  const isById = options.id !== undefined;
  if (isById && (first !== undefined || options.again || options['validate-only']))
    throw new WrongWords('With --id, nothing is sent: leave out the file, --again and --validate-only.');
  if (first === undefined && !isById) throw new WrongWords(`${name} needs ${operand}.`);
  mustBeOneOf(`${name} is of`, oneOf, first);
  mustLookLike('The id', form, first);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they cannot be sent in a header
  if (/[\u0000-\u001f\u007f]/.test(options.person ?? '')) throw new WrongWords('--person is a name, in one line.');
}

function mustBeOneOf(what, values, value) {
  if (values !== undefined && !values.includes(value))
    throw new WrongWords(`${what} ${values.slice(0, -1).join(', ')} or ${values.at(-1)}, not ${value}.`);
}

function mustLookLike(what, form, value) {
  if (form !== undefined && !form.pattern.test(value))
    throw new WrongWords(`${what} should look like ${form.looksLike}, not ${value}.`);
}
