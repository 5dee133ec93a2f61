// Made by scripts/generate-contract.mjs from openapi/. Do not edit.
export const personal: ReadonlySet<string> = new Set(["client_assertion","client_secret","dateOfBirth","familyName","givenName","name","uci","uln","upn"]);
