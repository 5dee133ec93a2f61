// What would break a caller between two versions of the contract (bundled OpenAPI documents).
const methods = ['get', 'post', 'put', 'patch', 'delete'];

/**
 * Every change that a program written for `before` may not survive, one sentence each: something gone, something newly
 * required of requests, something newly possible in answers, a narrower list or bound.
 */
export function breakingChanges(before, after) {
  const found = [];
  for (const [path, item] of Object.entries(before.paths)) {
    for (const method of methods.filter((name) => item[name])) {
      const was = operationOf(before, path, method);
      const is = operationOf(after, path, method);
      const name = was.operationId;
      if (is === undefined) found.push(`${name}: ${method.toUpperCase()} ${path} is gone`);
      else compareOperations(name, was, is, { before, after }, found);
    }
  }
  return found;
}

function operationOf(document, path, method) {
  const item = document.paths[path];
  const operation = item?.[method];
  if (operation === undefined) return undefined;
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) => resolve(document, one));
  return { ...operation, security: operation.security ?? document.security, parameters };
}

function compareOperations(name, was, is, documents, found) {
  if (was.operationId !== is.operationId) found.push(`${name}: it is now called ${is.operationId}`);
  const scopes = (operation) => (operation.security ?? []).map((one) => JSON.stringify(one));
  for (const scope of scopes(was))
    if (!scopes(is).includes(scope)) found.push(`${name}: ${scope} no longer lets a caller in`);

  for (const parameter of was.parameters) {
    const now = is.parameters.find((one) => one.name === parameter.name && one.in === parameter.in);
    const where = `${name}, ${parameter.in} ${parameter.name}`;
    if (now === undefined) found.push(`${where}: is gone`);
    else compareRequests(where, parameter.schema, now.schema, documents, found);
  }
  for (const parameter of is.parameters) {
    const then = was.parameters.find((one) => one.name === parameter.name && one.in === parameter.in);
    if (parameter.required && !then?.required)
      found.push(`${name}, ${parameter.in} ${parameter.name}: is newly required`);
  }

  for (const [type, { schema }] of Object.entries(was.requestBody?.content ?? {})) {
    const now = is.requestBody?.content?.[type];
    if (now === undefined) found.push(`${name}: a body of ${type} is no longer taken`);
    else compareRequests(`${name}, body`, schema, now.schema, documents, found);
  }
  if (is.requestBody?.required && !was.requestBody?.required) found.push(`${name}: a body is newly required`);

  for (const [status, reference] of Object.entries(was.responses)) {
    const then = resolve(documents.before, reference);
    const now = resolve(documents.after, is.responses[status]);
    if (now === undefined) {
      if (status.startsWith('2')) found.push(`${name}: the answer ${status} is gone`);
      continue;
    }
    for (const [type, { schema }] of Object.entries(then.content ?? {})) {
      const other = now.content?.[type];
      if (other === undefined) found.push(`${name} ${status}: is no longer ${type}`);
      else compareAnswers(`${name} ${status}`, schema, other.schema, documents, found);
    }
  }
}

/** A request that was good must stay good. */
function compareRequests(where, was, is, documents, found) {
  const then = resolve(documents.before, was);
  const now = resolve(documents.after, is);
  for (const type of [then.type].flat())
    if (type && now.type && ![now.type].flat().includes(type)) found.push(`${where}: ${type} is no longer taken`);
  for (const value of then.enum ?? [])
    if (now.enum && !now.enum.includes(value)) found.push(`${where}: ${value} is no longer taken`);
  if (now.enum && !then.enum) found.push(`${where}: is newly limited to a list`);
  if (now.pattern !== undefined && now.pattern !== then.pattern) found.push(`${where}: has another pattern`);
  if (now.format !== undefined && now.format !== then.format) found.push(`${where}: has another format`);
  for (const bound of ['maxLength', 'maximum', 'maxItems', 'maxProperties']) {
    if (now[bound] !== undefined && now[bound] < (then[bound] ?? Number.POSITIVE_INFINITY))
      found.push(`${where}: ${bound} is lower`);
  }
  for (const bound of ['minLength', 'minimum', 'minItems', 'minProperties']) {
    if (now[bound] !== undefined && now[bound] > (then[bound] ?? Number.NEGATIVE_INFINITY))
      found.push(`${where}: ${bound} is higher`);
  }
  for (const field of now.required ?? [])
    if (!then.required?.includes(field)) found.push(`${where}/${field}: is newly required`);
  for (const [field, schema] of Object.entries(then.properties ?? {})) {
    const other = now.properties?.[field];
    if (other === undefined) found.push(`${where}/${field}: is gone`);
    else compareRequests(`${where}/${field}`, schema, other, documents, found);
  }
  if (then.items && now.items) compareRequests(`${where}/items`, then.items, now.items, documents, found);
}

/** What a caller reads must still be there, and nothing it does not know may come in its place. */
function compareAnswers(where, was, is, documents, found) {
  const then = resolve(documents.before, was);
  const now = resolve(documents.after, is);
  for (const type of [now.type].flat())
    if (type && then.type && ![then.type].flat().includes(type)) found.push(`${where}: may now be ${type}`);
  for (const value of now.enum ?? [])
    if (then.enum && !then.enum.includes(value)) found.push(`${where}: may now be ${value}`);
  if (then.enum && !now.enum) found.push(`${where}: is no longer limited to a list`);
  for (const field of then.required ?? [])
    if (!now.required?.includes(field)) found.push(`${where}/${field}: may now be missing`);
  for (const [field, schema] of Object.entries(then.properties ?? {})) {
    const other = now.properties?.[field];
    if (other === undefined) found.push(`${where}/${field}: is gone`);
    else compareAnswers(`${where}/${field}`, schema, other, documents, found);
  }
  if (then.items && now.items) compareAnswers(`${where}/items`, then.items, now.items, documents, found);
}

function resolve(document, node) {
  if (!node?.$ref) return node;
  const [, ...names] = node.$ref.split('/');
  return resolve(
    document,
    names.reduce((at, name) => at[name], document),
  );
}
