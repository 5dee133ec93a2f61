import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from './failure.mjs';

/**
 * The starter kit: who signs in, and where. It is the file at DAS_STARTER_KIT, or else the one in the data folder of the
 * service. DAS_BASE_URL has the last word on the address. Throws a `Failure` when there is none that can be used.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @param {'supplier' | 'diplomaAwardingBody' | 'componentAwardingBody'} [as]  which of its clients
 */
export async function readStarterKit(environment, as = 'supplier') {
  // As everywhere in the service, an empty variable counts as not set.
  const file = environment.DAS_STARTER_KIT || join(environment.DAS_DATA_DIR || '.das', 'starter-kit.json');
  const kit = readJson(file, await readText(file));
  const { baseUrl, issuer, centre, [as]: client } = kit ?? {};
  if (!isText(baseUrl, issuer, centre?.number, client?.clientId, client?.privateJwk?.kid))
    throw new Failure(`${file} is not a starter kit.`);
  return {
    issuer,
    centre: centre.number,
    client,
    file,
    address: addressOf(environment.DAS_BASE_URL, baseUrl),
  };
}

async function readText(file) {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw new Failure(`The starter kit ${file} cannot be read (${error.code}).`);
    throw new Failure(
      `There is no starter kit at ${file}. Start the service once (npm start), or say in DAS_STARTER_KIT where its kit is.`,
    );
  }
}

function readJson(file, text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(`${file} is not a starter kit.`);
  }
}

function isText(...values) {
  return values.every((value) => typeof value === 'string' && value !== '');
}

function addressOf(asked, usual) {
  const address = (asked || usual).replace(/\/+$/, '');
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return address;
  throw new Failure(`${address} is not the address of a service. Write it like http://localhost:3000.`);
}
