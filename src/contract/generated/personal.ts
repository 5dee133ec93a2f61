// Made by scripts/generate-contract.mjs from openapi/. Do not edit.
export const personal: ReadonlySet<string> = new Set(["client_assertion","client_secret","dateOfBirth","familyName","fileName","givenName","mergedInto","name","person","uci","uln","upn"]);
