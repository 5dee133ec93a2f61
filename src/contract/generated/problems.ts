// Made by scripts/generate-contract.mjs from openapi/. Do not edit.
export const problems = {
  "learner-merged": {
    "status": 308,
    "title": "This ULN was merged into another",
    "help": "The Learning Records Service found that two numbers belong to one person. Use the number that was kept. The Location header has its address."
  },
  "malformed-request": {
    "status": 400,
    "title": "The request cannot be read",
    "help": "The body is not well-formed JSON in UTF-8, or it names a member twice. The developer of the sending system has to mend it."
  },
  "invalid-request": {
    "status": 400,
    "title": "The request does not fit the contract",
    "help": "A value is missing, unknown, or of the wrong form. The list of errors names each one. The developer of the sending system has to mend it."
  },
  "token-missing": {
    "status": 401,
    "title": "There is no access token",
    "help": "Get a token at /oauth/token and send it in the Authorization header as a Bearer token."
  },
  "token-invalid": {
    "status": 401,
    "title": "The access token is not valid",
    "help": "The token has run out, was changed, or was not issued by this service, or the client was suspended. Get a new one at /oauth/token. If that is refused too, ask the service management team."
  },
  "scope-missing": {
    "status": 403,
    "title": "The token does not allow this",
    "help": "The token lacks the scope that the operation needs. Ask for a token with that scope; if it is refused, your organisation has not been given it."
  },
  "authority-missing": {
    "status": 403,
    "title": "The centre has not granted authority",
    "help": "The centre named in DAS-Centre has not granted your organisation authority for this, or has withdrawn it, or its dates have run out. The centre has to grant it."
  },
  "not-found": {
    "status": 404,
    "title": "There is no such record",
    "help": "Nothing by that address or number that you may see. Check the numbers, that you act for the learner's home centre, and that the centre has granted your organisation authority."
  },
  "precondition-failed": {
    "status": 412,
    "title": "The record has changed",
    "help": "Somebody changed the record after you read it. Read it again, look at the change, and send yours again with the new ETag."
  },
  "payload-too-large": {
    "status": 413,
    "title": "The body is too large",
    "help": "Send less at once."
  },
  "unsupported-media-type": {
    "status": 415,
    "title": "The body is of the wrong type",
    "help": "Send the body as the operation's documentation says, with a matching Content-Type."
  },
  "refused": {
    "status": 422,
    "title": "The request breaks a rule",
    "help": "The list of errors names every rule that is broken and who has to act. Nothing was stored. Put it right and send the request again with a new Idempotency-Key."
  },
  "idempotency-key-reused": {
    "status": 422,
    "title": "The Idempotency-Key was used for another request",
    "help": "Use a new key for each new request, and the same key only to repeat the same request."
  },
  "precondition-required": {
    "status": 428,
    "title": "If-Match is required",
    "help": "The record exists already. Read it, and send its ETag in If-Match, so that nobody's change is lost."
  },
  "too-many-requests": {
    "status": 429,
    "title": "Too many requests",
    "help": "Wait as many seconds as Retry-After says. The limit is counted for each supplier and centre."
  },
  "internal-error": {
    "status": 500,
    "title": "The service failed",
    "help": "This is a fault of the service. Quote the request id to the service management team."
  },
  "unavailable": {
    "status": 503,
    "title": "The service cannot answer now",
    "help": "Nothing was lost that was acknowledged. Wait as many seconds as Retry-After says and send the request again, with the same Idempotency-Key."
  }
} as const;
