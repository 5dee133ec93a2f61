import { expect, it } from 'vitest';
import { misfits } from './conformance.js';
import { contract, parametersIn, type Schema } from './document.js';
import { prepare, send } from './requests.js';
import type { World } from './world.js';

/** The examples that the contract shows are good requests. */
export function examplesAreAccepted(world: () => World): void {
  it.each(contract.map((operation) => [operation.id, operation] as const))(
    '%s: its examples fit its schemas',
    (_id, operation) => {
      const { bodySchema, bodyExample, parameters } = operation;
      if (bodySchema !== undefined) {
        expect(bodyExample, 'there is an example of the body').toBeDefined();
        expect(misfits(bodySchema, bodyExample)).toEqual([]);
        expectExamplesFit(bodySchema);
      }
      for (const { name, schema, example } of parameters) {
        if (example !== undefined) expect(misfits(schema, example), name).toEqual([]);
        expectExamplesFit(schema);
      }
      for (const { name, schema, example } of parametersIn(operation, 'path'))
        expect(example ?? schema.examples?.[0], `an example of ${name}`).toBeDefined();
    },
  );

  it.each(contract.map(({ id }) => id))('%s: its documented example is accepted', async (id) => {
    const { status, text } = await send(world(), await prepare(world(), id));
    expect(status, text).toBeLessThan(300);
  });
}

function expectExamplesFit(schema: Schema): void {
  for (const example of schema.examples ?? []) expect(misfits(schema, example)).toEqual([]);
  for (const part of Object.values(schema.properties ?? {})) expectExamplesFit(part);
  if (schema.items !== undefined) expectExamplesFit(schema.items);
}
