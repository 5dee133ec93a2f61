// Made by scripts/generate-contract.mjs from openapi/. Do not edit.
import type { Static } from 'typebox';

export const AcademicYear = { "type": "string", "pattern": "^[0-9]{4}/[0-9]{2}$" } as const;
export type AcademicYear = Static<typeof AcademicYear>;

export const ActingParty = { "type": "string", "enum": ["supplier", "centre", "awardingBody", "service"] } as const;
export type ActingParty = Static<typeof ActingParty>;

export const Authority = { "type": "object", "additionalProperties": false, "required": ["scopes"], "properties": { "scopes": { "type": "array", "items": { "type": "string" } } } } as const;
export type Authority = Static<typeof Authority>;

export const AuthorizationServerMetadata = { "type": "object", "additionalProperties": false, "required": ["issuer", "token_endpoint", "jwks_uri", "grant_types_supported", "token_endpoint_auth_methods_supported", "token_endpoint_auth_signing_alg_values_supported", "scopes_supported", "response_types_supported"], "properties": { "issuer": { "type": "string" }, "token_endpoint": { "type": "string" }, "jwks_uri": { "type": "string" }, "grant_types_supported": { "type": "array", "items": { "type": "string" } }, "response_types_supported": { "type": "array", "items": { "type": "string" } }, "token_endpoint_auth_methods_supported": { "type": "array", "items": { "type": "string" } }, "token_endpoint_auth_signing_alg_values_supported": { "type": "array", "items": { "type": "string" } }, "scopes_supported": { "type": "array", "items": { "type": "string" } }, "service_documentation": { "type": "string" } } } as const;
export type AuthorizationServerMetadata = Static<typeof AuthorizationServerMetadata>;

export const AwardingBodyCode = { "type": "string", "minLength": 2, "maxLength": 12, "pattern": "^[A-Z0-9-]+$" } as const;
export type AwardingBodyCode = Static<typeof AwardingBodyCode>;

export const AwardingBody = { "type": "object", "additionalProperties": false, "required": ["code", "name", "diploma", "component"], "properties": { "code": AwardingBodyCode, "name": { "type": "string" }, "diploma": { "type": "boolean" }, "component": { "type": "boolean" } } } as const;
export type AwardingBody = Static<typeof AwardingBody>;

export const AwardingBodies = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": AwardingBody } } } as const;
export type AwardingBodies = Static<typeof AwardingBodies>;

export const Id = { "type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" } as const;
export type Id = Static<typeof Id>;

export const CentreNumber = { "type": "string", "pattern": "^[0-9]{5}$" } as const;
export type CentreNumber = Static<typeof CentreNumber>;

export const BatchStatus = { "type": "string", "enum": ["waiting", "checking", "running", "completed", "refused", "cancelled", "failed"] } as const;
export type BatchStatus = Static<typeof BatchStatus>;

export const BatchFileName = { "type": "string", "minLength": 1, "maxLength": 200 } as const;
export type BatchFileName = Static<typeof BatchFileName>;

export const Instant = { "type": "string", "format": "date-time", "pattern": "^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z$" } as const;
export type Instant = Static<typeof Instant>;

export const BatchRows = { "type": "object", "additionalProperties": false, "required": ["read", "accepted", "unchanged", "repaired", "refused"], "properties": { "total": { "type": "integer", "minimum": 0 }, "read": { "type": "integer", "minimum": 0 }, "accepted": { "type": "integer", "minimum": 0 }, "unchanged": { "type": "integer", "minimum": 0 }, "repaired": { "type": "integer", "minimum": 0 }, "refused": { "type": "integer", "minimum": 0 } } } as const;
export type BatchRows = Static<typeof BatchRows>;

export const BatchRefusal = { "type": "object", "additionalProperties": false, "required": ["rule", "message", "fix", "actor"], "properties": { "rule": { "type": "string" }, "message": { "type": "string" }, "fix": { "type": "string" }, "actor": ActingParty, "line": { "type": "integer", "minimum": 1 } } } as const;
export type BatchRefusal = Static<typeof BatchRefusal>;

export const Batch = { "type": "object", "additionalProperties": false, "required": ["id", "status", "bytes", "digest", "validateOnly", "person", "receivedAt", "rows", "repairs"], "properties": { "id": Id, "centre": CentreNumber, "awardingBody": AwardingBodyCode, "status": BatchStatus, "cancelRequested": { "type": "boolean" }, "definition": { "type": "string" }, "fileName": BatchFileName, "fileReference": { "type": "string" }, "bytes": { "type": "integer", "minimum": 0 }, "digest": { "type": "string", "pattern": "^[0-9a-f]{64}$" }, "validateOnly": { "type": "boolean" }, "person": { "type": "string" }, "supplier": { "type": "string" }, "receivedAt": Instant, "startedAt": Instant, "finishedAt": Instant, "rows": BatchRows, "perSecond": { "type": "number", "minimum": 0 }, "secondsLeft": { "type": "integer", "minimum": 0 }, "repairs": { "type": "array", "items": { "type": "string" } }, "refusal": BatchRefusal } } as const;
export type Batch = Static<typeof Batch>;

export const BatchCause = { "type": "object", "additionalProperties": false, "required": ["rule", "message", "fix", "actor", "count", "lines"], "properties": { "rule": { "type": "string" }, "column": { "type": "string" }, "message": { "type": "string" }, "fix": { "type": "string" }, "actor": ActingParty, "count": { "type": "integer", "minimum": 1 }, "lines": { "type": "array", "maxItems": 1000, "items": { "type": "integer", "minimum": 1 } } } } as const;
export type BatchCause = Static<typeof BatchCause>;

export const BatchCauses = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": BatchCause } } } as const;
export type BatchCauses = Static<typeof BatchCauses>;

export const BatchPage = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": Batch }, "next": { "type": "string" } } } as const;
export type BatchPage = Static<typeof BatchPage>;

export const Qan = { "type": "string", "pattern": "^[0-9]{7}[0-9X]$" } as const;
export type Qan = Static<typeof Qan>;

export const CatalogueChange = { "type": "object", "additionalProperties": false, "required": ["qan", "change", "columns"], "properties": { "qan": Qan, "change": { "type": "string", "enum": ["added", "changed"] }, "columns": { "type": "array", "items": { "type": "string" } } } } as const;
export type CatalogueChange = Static<typeof CatalogueChange>;

export const CatalogueFile = { "type": "string" } as const;
export type CatalogueFile = Static<typeof CatalogueFile>;

export const CatalogueLoad = { "type": "object", "additionalProperties": false, "required": ["version", "loadedAt", "person", "clientId", "added", "changed", "unchanged", "digest"], "properties": { "version": { "type": "integer" }, "loadedAt": Instant, "person": { "type": "string" }, "clientId": { "type": "string" }, "added": { "type": "integer" }, "changed": { "type": "integer" }, "unchanged": { "type": "integer" }, "digest": { "type": "string" } } } as const;
export type CatalogueLoad = Static<typeof CatalogueLoad>;

export const CatalogueLoadPage = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": CatalogueLoad }, "next": { "type": "string" } } } as const;
export type CatalogueLoadPage = Static<typeof CatalogueLoadPage>;

export const CatalogueRepair = { "type": "object", "additionalProperties": false, "required": ["message"], "properties": { "line": { "type": "integer" }, "column": { "type": "string" }, "message": { "type": "string" } } } as const;
export type CatalogueRepair = Static<typeof CatalogueRepair>;

export const Region = { "type": "string", "enum": ["north-east", "north-west", "yorkshire-and-the-humber", "east-midlands", "west-midlands", "east-of-england", "london", "south-east", "south-west"] } as const;
export type Region = Static<typeof Region>;

export const Centre = { "type": "object", "additionalProperties": false, "required": ["number", "name", "status", "awardingBodies"], "properties": { "number": CentreNumber, "name": { "type": "string" }, "status": { "type": "string", "enum": ["active", "closed"] }, "region": Region, "awardingBodies": { "type": "array", "items": AwardingBodyCode }, "authority": Authority } } as const;
export type Centre = Static<typeof Centre>;

export const Uln = { "type": "string", "pattern": "^[0-9]{10}$" } as const;
export type Uln = Static<typeof Uln>;

export const LineCode = { "type": "string", "minLength": 1, "maxLength": 60, "pattern": "^[a-z][a-z-]*$" } as const;
export type LineCode = Static<typeof LineCode>;

export const LevelCode = { "type": "string", "enum": ["foundation", "higher", "progression", "advanced"] } as const;
export type LevelCode = Static<typeof LevelCode>;

export const ClaimAward = { "type": "object", "additionalProperties": false, "required": ["state", "says"], "properties": { "state": { "type": "string", "enum": ["awaiting", "ready", "referred", "confirmed", "changed", "certificated", "revoked"] }, "says": { "type": "string" }, "grade": { "type": "string" }, "reason": { "type": "string" }, "decidedAt": Instant, "certificateNumber": { "type": "string" } } } as const;
export type ClaimAward = Static<typeof ClaimAward>;

export const Claim = { "type": "object", "additionalProperties": false, "required": ["id", "uln", "diplomaId", "centre", "line", "level", "awardingBody", "status", "claimedAt"], "properties": { "id": Id, "uln": Uln, "diplomaId": Id, "centre": CentreNumber, "line": LineCode, "level": LevelCode, "awardingBody": AwardingBodyCode, "status": { "type": "string", "enum": ["claimed", "withdrawn"] }, "claimedAt": Instant, "withdrawnAt": Instant, "award": ClaimAward } } as const;
export type Claim = Static<typeof Claim>;

export const ClaimPage = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": Claim }, "next": { "type": "string" } } } as const;
export type ClaimPage = Static<typeof ClaimPage>;

export const Component = { "type": "string", "enum": ["principalLearning", "project", "functionalSkills", "additionalAndSpecialist"] } as const;
export type Component = Static<typeof Component>;

export const ComponentLevel = { "type": "integer", "minimum": 1, "maximum": 3 } as const;
export type ComponentLevel = Static<typeof ComponentLevel>;

export const Date = { "type": "string", "format": "date" } as const;
export type Date = Static<typeof Date>;

export const RecordTag = { "type": "string" } as const;
export type RecordTag = Static<typeof RecordTag>;

export const Plts = { "type": "object", "additionalProperties": false, "required": ["level", "completed", "independentEnquiry", "creativeThinking", "reflectiveLearning", "teamWorking", "selfManagement", "effectiveParticipation", "changedAt", "etag"], "properties": { "level": ComponentLevel, "completed": { "type": "boolean" }, "independentEnquiry": { "type": "boolean" }, "creativeThinking": { "type": "boolean" }, "reflectiveLearning": { "type": "boolean" }, "teamWorking": { "type": "boolean" }, "selfManagement": { "type": "boolean" }, "effectiveParticipation": { "type": "boolean" }, "completedOn": Date, "changedAt": Instant, "etag": RecordTag } } as const;
export type Plts = Static<typeof Plts>;

export const WorkExperience = { "type": "object", "additionalProperties": false, "required": ["level", "completed", "changedAt", "etag"], "properties": { "level": ComponentLevel, "completed": { "type": "boolean" }, "days": { "type": "integer" }, "from": Date, "to": Date, "changedAt": Instant, "etag": RecordTag } } as const;
export type WorkExperience = Static<typeof WorkExperience>;

export const ComponentCompletion = { "type": "object", "additionalProperties": false, "required": ["level"], "properties": { "level": ComponentLevel, "plts": Plts, "workExperience": WorkExperience } } as const;
export type ComponentCompletion = Static<typeof ComponentCompletion>;

export const ComponentCompletions = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": ComponentCompletion } } } as const;
export type ComponentCompletions = Static<typeof ComponentCompletions>;

export const Confirmation = { "type": "object", "additionalProperties": false, "required": ["grade"], "properties": { "grade": { "type": "string", "minLength": 1, "maxLength": 4 } } } as const;
export type Confirmation = Static<typeof Confirmation>;

export const DateOfBirth = { "type": "string", "format": "date" } as const;
export type DateOfBirth = Static<typeof DateOfBirth>;

export const Diploma = { "type": "object", "additionalProperties": false, "required": ["id", "line", "level", "awardingBody", "status", "registeredAt", "changedAt"], "properties": { "id": Id, "line": LineCode, "level": LevelCode, "awardingBody": AwardingBodyCode, "status": { "type": "string", "enum": ["registered", "claimed", "withdrawn"] }, "programmeId": Id, "registeredAt": Instant, "withdrawnAt": Instant, "changedAt": Instant } } as const;
export type Diploma = Static<typeof Diploma>;

export const DiplomaChange = { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "line": LineCode, "level": LevelCode, "awardingBody": AwardingBodyCode } } as const;
export type DiplomaChange = Static<typeof DiplomaChange>;

export const DiplomaOutcome = { "type": "object", "additionalProperties": false, "required": ["uln", "diplomaId", "line", "level", "outcome", "summary"], "properties": { "uln": Uln, "diplomaId": Id, "line": LineCode, "level": LevelCode, "outcome": { "type": "string", "enum": ["achieved", "notYet", "pending"] }, "grade": { "type": "string" }, "summary": { "type": "string" }, "claim": Id, "award": ClaimAward } } as const;
export type DiplomaOutcome = Static<typeof DiplomaOutcome>;

export const Diplomas = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": Diploma } } } as const;
export type Diplomas = Static<typeof Diplomas>;

export const Evidence = { "type": "object", "additionalProperties": false, "required": ["title"], "properties": { "title": { "type": "string" }, "qan": { "type": "string" }, "grade": { "type": "string" } } } as const;
export type Evidence = Static<typeof Evidence>;

export const ExtractKind = { "type": "string", "enum": ["learnerAccounts", "registrations", "completions", "claims", "all", "results", "outcomes"] } as const;
export type ExtractKind = Static<typeof ExtractKind>;

export const ExtractRelease = { "type": "integer", "enum": [2, 3] } as const;
export type ExtractRelease = Static<typeof ExtractRelease>;

export const Extract = { "type": "object", "additionalProperties": false, "required": ["id", "centre", "kind", "release", "status", "requestedAt"], "properties": { "id": Id, "centre": CentreNumber, "kind": ExtractKind, "release": ExtractRelease, "status": { "type": "string", "enum": ["waiting", "running", "completed", "failed"] }, "rows": { "type": "integer", "minimum": 0 }, "requestedAt": Instant, "finishedAt": Instant, "availableUntil": Instant, "line": LineCode, "level": LevelCode, "learnerStatus": { "type": "string", "enum": ["open", "closed"] }, "changedSince": Instant } } as const;
export type Extract = Static<typeof Extract>;

export const FamilyName = { "type": "string", "minLength": 1, "maxLength": 100 } as const;
export type FamilyName = Static<typeof FamilyName>;

export const RoundedCount = { "type": "integer", "minimum": 0, "multipleOf": 5 } as const;
export type RoundedCount = Static<typeof RoundedCount>;

export const Suppressed = { "type": "boolean" } as const;
export type Suppressed = Static<typeof Suppressed>;

export const Figure = { "type": "object", "additionalProperties": false, "required": ["count", "suppressed"], "properties": { "count": RoundedCount, "suppressed": Suppressed } } as const;
export type Figure = Static<typeof Figure>;

export const Gender = { "type": "string", "enum": ["female", "male", "notKnown", "notSpecified"] } as const;
export type Gender = Static<typeof Gender>;

export const GivenName = { "type": "string", "minLength": 1, "maxLength": 100 } as const;
export type GivenName = Static<typeof GivenName>;

export const Health = { "type": "object", "additionalProperties": false, "required": ["status"], "properties": { "status": { "type": "string", "enum": ["up"] } } } as const;
export type Health = Static<typeof Health>;

export const HistoryEntry = { "type": "object", "additionalProperties": false, "required": ["id", "transaction", "at", "method"], "properties": { "id": Id, "transaction": { "type": "string" }, "at": Instant, "method": { "type": "string", "enum": ["browser", "batch", "directInterface", "service"] }, "person": { "type": "string" }, "supplier": { "type": "string" }, "centre": CentreNumber, "awardingBody": AwardingBodyCode, "before": { "type": "object", "additionalProperties": true }, "after": { "type": "object", "additionalProperties": true } } } as const;
export type HistoryEntry = Static<typeof HistoryEntry>;

export const HistoryPage = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": HistoryEntry }, "next": { "type": "string" } } } as const;
export type HistoryPage = Static<typeof HistoryPage>;

export const Issue = { "type": "object", "additionalProperties": false, "properties": {  } } as const;
export type Issue = Static<typeof Issue>;

export const Jwks = { "type": "object", "additionalProperties": false, "required": ["keys"], "properties": { "keys": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["kty", "kid", "alg", "use", "crv", "x", "y"], "properties": { "kty": { "type": "string" }, "kid": { "type": "string" }, "alg": { "type": "string" }, "use": { "type": "string" }, "crv": { "type": "string" }, "x": { "type": "string" }, "y": { "type": "string" } } } } } } as const;
export type Jwks = Static<typeof Jwks>;

export const Uci = { "type": "string", "minLength": 1, "maxLength": 20 } as const;
export type Uci = Static<typeof Uci>;

export const Upn = { "type": "string", "minLength": 1, "maxLength": 20 } as const;
export type Upn = Static<typeof Upn>;

export const Learner = { "type": "object", "additionalProperties": false, "required": ["uln", "centre", "givenName", "familyName", "dateOfBirth", "gender", "status", "openedAt", "changedAt", "diplomas"], "properties": { "uln": Uln, "centre": CentreNumber, "givenName": GivenName, "familyName": FamilyName, "dateOfBirth": DateOfBirth, "gender": Gender, "uci": Uci, "upn": Upn, "status": { "type": "string", "enum": ["open", "closed"] }, "openedAt": Instant, "closedAt": Instant, "closedReason": { "type": "string" }, "changedAt": Instant, "diplomas": { "type": "array", "items": Diploma } } } as const;
export type Learner = Static<typeof Learner>;

export const LearnerChange = { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "givenName": GivenName, "familyName": FamilyName, "dateOfBirth": DateOfBirth, "gender": Gender, "uci": { "type": ["string", "null"], "minLength": 1, "maxLength": 20 }, "upn": { "type": ["string", "null"], "minLength": 1, "maxLength": 20 } } } as const;
export type LearnerChange = Static<typeof LearnerChange>;

export const LearnerPage = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": Learner }, "next": { "type": "string" }, "total": { "type": "integer" } } } as const;
export type LearnerPage = Static<typeof LearnerPage>;

export const Level = { "type": "object", "additionalProperties": false, "required": ["code", "title", "level", "grades"], "properties": { "code": LevelCode, "title": { "type": "string" }, "level": { "type": "integer" }, "grades": { "type": "array", "items": { "type": "string" } } } } as const;
export type Level = Static<typeof Level>;

export const Levels = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": Level } } } as const;
export type Levels = Static<typeof Levels>;

export const LineOfLearning = { "type": "object", "additionalProperties": false, "required": ["code", "title", "aliases", "phase", "firstStart", "lastStart", "lastAward", "cancelled"], "properties": { "code": LineCode, "title": { "type": "string" }, "aliases": { "type": "array", "items": { "type": "string" } }, "phase": { "type": "integer" }, "firstStart": Date, "lastStart": Date, "lastAward": Date, "cancelled": { "type": "boolean" } } } as const;
export type LineOfLearning = Static<typeof LineOfLearning>;

export const LinesOfLearning = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": LineOfLearning } } } as const;
export type LinesOfLearning = Static<typeof LinesOfLearning>;

export const LoadedCatalogue = { "type": "object", "additionalProperties": false, "required": ["version", "added", "changed", "unchanged", "digest", "changes", "repaired", "repairs"], "properties": { "version": { "type": "integer" }, "added": { "type": "integer" }, "changed": { "type": "integer" }, "unchanged": { "type": "integer" }, "digest": { "type": "string" }, "changes": { "type": "array", "items": CatalogueChange }, "repaired": { "type": "integer" }, "repairs": { "type": "array", "items": CatalogueRepair } } } as const;
export type LoadedCatalogue = Static<typeof LoadedCatalogue>;

export const NewClaim = { "type": "object", "additionalProperties": false, "required": ["uln", "diplomaId"], "properties": { "uln": Uln, "diplomaId": Id } } as const;
export type NewClaim = Static<typeof NewClaim>;

export const NewDiploma = { "type": "object", "additionalProperties": false, "required": ["line", "level", "awardingBody"], "properties": { "line": LineCode, "level": LevelCode, "awardingBody": AwardingBodyCode } } as const;
export type NewDiploma = Static<typeof NewDiploma>;

export const NewExtract = { "type": "object", "additionalProperties": false, "required": ["kind", "release"], "properties": { "kind": ExtractKind, "release": ExtractRelease, "line": LineCode, "level": LevelCode, "learnerStatus": { "type": "string", "enum": ["open", "closed"] }, "changedSince": Instant } } as const;
export type NewExtract = Static<typeof NewExtract>;

export const NewLearner = { "type": "object", "additionalProperties": false, "required": ["uln", "givenName", "familyName", "dateOfBirth", "gender"], "properties": { "uln": Uln, "givenName": GivenName, "familyName": FamilyName, "dateOfBirth": DateOfBirth, "gender": Gender, "uci": Uci, "upn": Upn, "diploma": NewDiploma } } as const;
export type NewLearner = Static<typeof NewLearner>;

export const NewProgramme = { "type": "object", "additionalProperties": false, "required": ["name", "line", "level", "qualifications"], "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 100 }, "line": LineCode, "level": LevelCode, "qualifications": { "type": "array", "minItems": 1, "maxItems": 60, "uniqueItems": true, "items": Qan } } } as const;
export type NewProgramme = Static<typeof NewProgramme>;

export const UnitCode = { "type": "string", "minLength": 1, "maxLength": 20 } as const;
export type UnitCode = Static<typeof UnitCode>;

export const ResultGrade = { "type": "string", "minLength": 1, "maxLength": 20 } as const;
export type ResultGrade = Static<typeof ResultGrade>;

export const WeightedPoints = { "type": "string", "pattern": "^[0-9]{1,4}(\\.[0-9]{1,3})?$" } as const;
export type WeightedPoints = Static<typeof WeightedPoints>;

export const UnlistedQualification = { "type": "object", "additionalProperties": false, "required": ["component", "title", "level", "guidedLearningHours"], "properties": { "component": { "type": "string", "enum": ["principalLearning", "project"] }, "title": { "type": "string", "minLength": 1, "maxLength": 200 }, "level": { "type": "integer", "minimum": 1, "maximum": 3 }, "guidedLearningHours": { "type": "integer", "minimum": 1, "maximum": 2000 }, "line": LineCode } } as const;
export type UnlistedQualification = Static<typeof UnlistedQualification>;

export const NewResult = { "type": "object", "additionalProperties": false, "required": ["uln", "givenName", "familyName", "dateOfBirth", "qan", "grade", "awardDate"], "properties": { "uln": Uln, "givenName": GivenName, "familyName": FamilyName, "dateOfBirth": DateOfBirth, "qan": Qan, "unit": UnitCode, "grade": ResultGrade, "partialAbsence": { "type": "boolean" }, "points": WeightedPoints, "awardDate": Date, "publishDate": { "type": "string", "format": "date" }, "enquiry": { "type": "boolean" }, "priorAchievementVerified": { "type": "boolean" }, "qualification": UnlistedQualification } } as const;
export type NewResult = Static<typeof NewResult>;

export const NewResults = { "type": "object", "additionalProperties": false, "required": ["results"], "properties": { "results": { "type": "array", "minItems": 1, "maxItems": 1000, "items": NewResult } } } as const;
export type NewResults = Static<typeof NewResults>;

export const SchemeDigest = { "type": "string", "pattern": "^[0-9a-f]{64}$" } as const;
export type SchemeDigest = Static<typeof SchemeDigest>;

export const NewSchemeConfirmation = { "type": "object", "additionalProperties": false, "required": ["digest"], "properties": { "digest": SchemeDigest } } as const;
export type NewSchemeConfirmation = Static<typeof NewSchemeConfirmation>;

export const NewTransfer = { "type": "object", "additionalProperties": false, "required": ["familyName", "dateOfBirth"], "properties": { "familyName": FamilyName, "dateOfBirth": DateOfBirth, "reason": { "type": "string", "minLength": 1, "maxLength": 200 } } } as const;
export type NewTransfer = Static<typeof NewTransfer>;

export const NextStep = { "type": "object", "additionalProperties": false, "required": ["condition", "message", "actor"], "properties": { "condition": { "type": "string" }, "message": { "type": "string" }, "actor": ActingParty, "by": Date } } as const;
export type NextStep = Static<typeof NextStep>;

export const OutcomePage = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": DiplomaOutcome }, "next": { "type": "string" } } } as const;
export type OutcomePage = Static<typeof OutcomePage>;

export const ProgressCondition = { "type": "object", "additionalProperties": false, "required": ["id", "title", "state", "evidence", "missing"], "properties": { "id": { "type": "string" }, "title": { "type": "string" }, "state": { "type": "string", "enum": ["met", "notMet", "pending"] }, "evidence": { "type": "array", "items": Evidence }, "missing": { "type": "array", "items": { "type": "string" } }, "actor": ActingParty, "by": Date } } as const;
export type ProgressCondition = Static<typeof ProgressCondition>;

export const OutcomeVersion = { "type": "object", "additionalProperties": false, "required": ["version", "outcome", "awarded", "schemeStatus", "workedOutAt", "summary", "conditions", "results"], "properties": { "version": { "type": "integer" }, "outcome": { "type": "string", "enum": ["achieved", "notYet", "pending"] }, "awarded": { "type": "boolean" }, "grade": { "type": "string" }, "schemeStatus": { "type": "string", "enum": ["confirmed", "unconfirmed"] }, "workedOutAt": Instant, "summary": { "type": "string" }, "conditions": { "type": "array", "items": ProgressCondition }, "results": { "type": "array", "items": Id } } } as const;
export type OutcomeVersion = Static<typeof OutcomeVersion>;

export const OutcomeVersionPage = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": OutcomeVersion }, "next": { "type": "string" } } } as const;
export type OutcomeVersionPage = Static<typeof OutcomeVersionPage>;

export const PlannedProgramme = { "type": "object", "additionalProperties": false, "required": ["line", "level", "qualifications"], "properties": { "line": LineCode, "level": LevelCode, "qualifications": { "type": "array", "minItems": 1, "maxItems": 60, "uniqueItems": true, "items": Qan } } } as const;
export type PlannedProgramme = Static<typeof PlannedProgramme>;

export const PltsRecord = { "type": "object", "additionalProperties": false, "required": ["independentEnquiry", "creativeThinking", "reflectiveLearning", "teamWorking", "selfManagement", "effectiveParticipation"], "properties": { "independentEnquiry": { "type": "boolean" }, "creativeThinking": { "type": "boolean" }, "reflectiveLearning": { "type": "boolean" }, "teamWorking": { "type": "boolean" }, "selfManagement": { "type": "boolean" }, "effectiveParticipation": { "type": "boolean" }, "completedOn": Date } } as const;
export type PltsRecord = Static<typeof PltsRecord>;

export const ProblemDetail = { "type": "object", "additionalProperties": false, "required": ["in", "pointer", "rule", "message", "actor"], "properties": { "in": { "type": "string", "enum": ["body", "query", "path", "header"] }, "pointer": { "type": "string" }, "rule": { "type": "string" }, "message": { "type": "string" }, "actor": ActingParty, "line": { "type": "integer" }, "column": { "type": "string" }, "value": { "type": ["string", "number", "boolean", "null"] } } } as const;
export type ProblemDetail = Static<typeof ProblemDetail>;

export const PostedResult = { "type": "object", "additionalProperties": false, "required": ["outcome"], "properties": { "outcome": { "type": "string", "enum": ["accepted", "unchanged", "refused"] }, "id": Id, "errors": { "type": "array", "items": ProblemDetail }, "mergedInto": { "type": "string", "pattern": "^[0-9]{10}$" } } } as const;
export type PostedResult = Static<typeof PostedResult>;

export const PostedResults = { "type": "object", "additionalProperties": false, "required": ["accepted", "unchanged", "refused", "items"], "properties": { "accepted": { "type": "integer" }, "unchanged": { "type": "integer" }, "refused": { "type": "integer" }, "items": { "type": "array", "items": PostedResult } } } as const;
export type PostedResults = Static<typeof PostedResults>;

export const ProblemCode = { "type": "string", "enum": ["learner-merged", "malformed-request", "invalid-request", "token-missing", "token-invalid", "scope-missing", "authority-missing", "not-found", "precondition-failed", "payload-too-large", "unsupported-media-type", "refused", "idempotency-key-reused", "precondition-required", "too-many-requests", "internal-error", "unavailable"] } as const;
export type ProblemCode = Static<typeof ProblemCode>;

export const Problem = { "type": "object", "additionalProperties": false, "required": ["type", "title", "status", "detail", "instance", "code", "requestId"], "properties": { "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" }, "detail": { "type": "string" }, "instance": { "type": "string" }, "code": ProblemCode, "requestId": { "type": "string" }, "errors": { "type": "array", "items": ProblemDetail } } } as const;
export type Problem = Static<typeof Problem>;

export const Programme = { "type": "object", "additionalProperties": false, "required": ["id", "name", "line", "level", "qualifications", "createdAt"], "properties": { "id": Id, "name": { "type": "string" }, "line": LineCode, "level": LevelCode, "qualifications": { "type": "array", "items": Qan }, "createdAt": Instant } } as const;
export type Programme = Static<typeof Programme>;

export const ProgrammeAssignment = { "type": "object", "additionalProperties": false, "required": ["programmeId"], "properties": { "programmeId": { "type": ["string", "null"], "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" } } } as const;
export type ProgrammeAssignment = Static<typeof ProgrammeAssignment>;

export const ProgrammeFinding = { "type": "object", "additionalProperties": false, "required": ["condition", "message", "actor"], "properties": { "condition": { "type": "string" }, "message": { "type": "string" }, "actor": ActingParty } } as const;
export type ProgrammeFinding = Static<typeof ProgrammeFinding>;

export const ProgrammePage = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": Programme }, "next": { "type": "string" } } } as const;
export type ProgrammePage = Static<typeof ProgrammePage>;

export const ProgrammeVerdict = { "type": "object", "additionalProperties": false, "required": ["valid", "findings"], "properties": { "valid": { "type": "boolean" }, "findings": { "type": "array", "items": ProgrammeFinding } } } as const;
export type ProgrammeVerdict = Static<typeof ProgrammeVerdict>;

export const SchemeUsed = { "type": "object", "additionalProperties": false, "required": ["code", "version", "status"], "properties": { "code": { "type": "string" }, "version": { "type": "integer" }, "status": { "type": "string", "enum": ["confirmed", "unconfirmed"] } } } as const;
export type SchemeUsed = Static<typeof SchemeUsed>;

export const Progress = { "type": "object", "additionalProperties": false, "required": ["diplomaId", "asOf", "supposed", "scheme", "outcome", "summary", "nextSteps", "conditions"], "properties": { "diplomaId": Id, "asOf": Instant, "supposed": { "type": "boolean" }, "scheme": SchemeUsed, "outcome": { "type": "string", "enum": ["achieved", "notYet", "pending"] }, "summary": { "type": "string" }, "grade": { "type": "string" }, "nextSteps": { "type": "array", "items": NextStep }, "conditions": { "type": "array", "items": ProgressCondition } } } as const;
export type Progress = Static<typeof Progress>;

export const Unit = { "type": "object", "additionalProperties": false, "required": ["code", "title", "guidedLearningHours"], "properties": { "code": { "type": "string" }, "title": { "type": "string" }, "guidedLearningHours": { "type": "integer" } } } as const;
export type Unit = Static<typeof Unit>;

export const Qualification = { "type": "object", "additionalProperties": false, "required": ["qan", "title", "awardingBody", "component", "lines", "level", "guidedLearningHours", "barringCode", "units", "validFrom"], "properties": { "qan": Qan, "title": { "type": "string" }, "awardingBody": AwardingBodyCode, "component": Component, "subject": { "type": "string" }, "lines": { "type": "array", "items": LineCode }, "level": { "type": "integer" }, "guidedLearningHours": { "type": "integer" }, "barringCode": { "type": "string" }, "minimumAge": { "type": "integer" }, "units": { "type": "array", "items": Unit }, "validFrom": Date, "validTo": Date } } as const;
export type Qualification = Static<typeof Qualification>;

export const Qualifications = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": Qualification }, "next": { "type": "string" } } } as const;
export type Qualifications = Static<typeof Qualifications>;

export const Reason = { "type": "object", "additionalProperties": false, "required": ["reason"], "properties": { "reason": { "type": "string", "minLength": 1, "maxLength": 200 } } } as const;
export type Reason = Static<typeof Reason>;

export const Result = { "type": "object", "additionalProperties": false, "required": ["id", "uln", "awardingBody", "qan", "grade", "partialAbsence", "awardDate", "publishDate", "enquiry", "status", "postedAt"], "properties": { "id": Id, "uln": Uln, "awardingBody": AwardingBodyCode, "qan": Qan, "title": { "type": "string" }, "unit": UnitCode, "grade": ResultGrade, "partialAbsence": { "type": "boolean" }, "points": WeightedPoints, "awardDate": Date, "publishDate": Date, "enquiry": { "type": "boolean" }, "qualification": UnlistedQualification, "status": { "type": "string", "enum": ["posted", "replaced", "withdrawn"] }, "postedAt": Instant } } as const;
export type Result = Static<typeof Result>;

export const ResultPage = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": Result }, "next": { "type": "string" } } } as const;
export type ResultPage = Static<typeof ResultPage>;

export const Rule = { "type": "object", "additionalProperties": false, "required": ["id", "area", "statement", "message", "fix", "actor"], "properties": { "id": { "type": "string" }, "area": { "type": "string" }, "statement": { "type": "string" }, "message": { "type": "string" }, "fix": { "type": "string" }, "actor": ActingParty, "source": { "type": "string" } } } as const;
export type Rule = Static<typeof Rule>;

export const Rules = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": Rule } } } as const;
export type Rules = Static<typeof Rules>;

export const SchemeCode = { "type": "string", "minLength": 1, "maxLength": 60, "pattern": "^[a-z0-9-]+$" } as const;
export type SchemeCode = Static<typeof SchemeCode>;

export const SchemeVersionNumber = { "type": "integer", "minimum": 1, "maximum": 9999 } as const;
export type SchemeVersionNumber = Static<typeof SchemeVersionNumber>;

export const SchemeStatus = { "type": "string", "enum": ["confirmed", "unconfirmed"] } as const;
export type SchemeStatus = Static<typeof SchemeStatus>;

export const SchemeConfirmation = { "type": "object", "additionalProperties": false, "required": ["person", "clientId", "confirmedAt"], "properties": { "person": { "type": "string" }, "clientId": { "type": "string" }, "confirmedAt": Instant } } as const;
export type SchemeConfirmation = Static<typeof SchemeConfirmation>;

export const Scheme = { "type": "object", "additionalProperties": false, "required": ["scheme", "version", "status", "validFrom", "digest", "confirmations", "confirmationsNeeded", "definition"], "properties": { "scheme": SchemeCode, "version": SchemeVersionNumber, "status": SchemeStatus, "validFrom": Date, "validTo": Date, "digest": SchemeDigest, "confirmations": { "type": "array", "items": SchemeConfirmation }, "confirmationsNeeded": { "type": "integer" }, "definition": { "type": "object", "additionalProperties": true } } } as const;
export type Scheme = Static<typeof Scheme>;

export const SchemeSummary = { "type": "object", "additionalProperties": false, "required": ["scheme", "version", "status", "validFrom", "digest", "confirmations", "confirmationsNeeded"], "properties": { "scheme": SchemeCode, "version": SchemeVersionNumber, "status": SchemeStatus, "validFrom": Date, "validTo": Date, "digest": SchemeDigest, "confirmations": { "type": "array", "items": SchemeConfirmation }, "confirmationsNeeded": { "type": "integer" } } } as const;
export type SchemeSummary = Static<typeof SchemeSummary>;

export const SchemeList = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": SchemeSummary } } } as const;
export type SchemeList = Static<typeof SchemeList>;

export const ServiceStatus = { "type": "object", "additionalProperties": false, "required": ["status", "message", "environment", "version", "contract", "time"], "properties": { "status": { "type": "string", "enum": ["operatingNormally"] }, "message": { "type": "string" }, "notice": { "type": "object", "additionalProperties": false, "required": ["state", "message", "since"], "properties": { "state": { "type": "string", "enum": ["operatingNormally", "degraded", "maintenance"] }, "message": { "type": "string" }, "since": Instant } }, "environment": { "type": "string", "enum": ["sandbox", "live"] }, "version": { "type": "string" }, "contract": { "type": "string" }, "time": Instant } } as const;
export type ServiceStatus = Static<typeof ServiceStatus>;

export const StatisticsRow = { "type": "object", "additionalProperties": false, "required": ["count", "suppressed"], "properties": { "academicYear": AcademicYear, "line": LineCode, "level": LevelCode, "grade": { "type": "string" }, "sex": { "type": "string", "enum": ["female", "male", "notKnown"] }, "region": { "type": "string" }, "count": RoundedCount, "suppressed": Suppressed } } as const;
export type StatisticsRow = Static<typeof StatisticsRow>;

export const Statistics = { "type": "object", "additionalProperties": false, "required": ["realm", "asOf", "total", "rows"], "properties": { "realm": { "type": "string", "enum": ["live", "sandbox"] }, "asOf": { "type": "string", "format": "date-time" }, "total": Figure, "rows": { "type": "array", "items": StatisticsRow } } } as const;
export type Statistics = Static<typeof Statistics>;

export const StatisticsFormat = { "type": "string", "enum": ["json", "csv"], "default": "json" } as const;
export type StatisticsFormat = Static<typeof StatisticsFormat>;

export const SupposedUnit = { "type": "object", "additionalProperties": false, "required": ["code", "points"], "properties": { "code": { "type": "string", "minLength": 1, "maxLength": 20 }, "grade": { "type": "string", "minLength": 1, "maxLength": 4 }, "points": { "type": "string", "pattern": "^[0-9]{1,4}(\\.[0-9]{1,3})?$" } } } as const;
export type SupposedUnit = Static<typeof SupposedUnit>;

export const SupposedResult = { "type": "object", "additionalProperties": false, "required": ["qan"], "properties": { "qan": Qan, "grade": { "type": "string", "minLength": 1, "maxLength": 4 }, "points": { "type": "string", "pattern": "^[0-9]{1,4}(\\.[0-9]{1,3})?$" }, "units": { "type": "array", "maxItems": 30, "items": SupposedUnit } } } as const;
export type SupposedResult = Static<typeof SupposedResult>;

export const SupposedResults = { "type": "object", "additionalProperties": false, "properties": { "results": { "type": "array", "maxItems": 60, "items": SupposedResult }, "pltsCompleted": { "type": "boolean" }, "workExperienceDays": { "type": "integer", "minimum": 0, "maximum": 366 } } } as const;
export type SupposedResults = Static<typeof SupposedResults>;

export const Token = { "type": "object", "additionalProperties": false, "required": ["access_token", "token_type", "expires_in", "scope"], "properties": { "access_token": { "type": "string" }, "token_type": { "type": "string", "const": "Bearer" }, "expires_in": { "type": "integer" }, "scope": { "type": "string" } } } as const;
export type Token = Static<typeof Token>;

export const TokenError = { "type": "object", "additionalProperties": false, "required": ["error", "error_description"], "properties": { "error": { "type": "string", "enum": ["invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_scope"] }, "error_description": { "type": "string" } } } as const;
export type TokenError = Static<typeof TokenError>;

export const TokenRequest = { "type": "object", "properties": { "grant_type": { "type": ["string", "array"], "items": { "type": "string" } }, "client_assertion_type": { "type": ["string", "array"], "items": { "type": "string" } }, "client_assertion": { "type": ["string", "array"], "items": { "type": "string" } }, "client_id": { "type": ["string", "array"], "items": { "type": "string" } }, "client_secret": { "type": ["string", "array"], "items": { "type": "string" } }, "scope": { "type": ["string", "array"], "items": { "type": "string" } } } } as const;
export type TokenRequest = Static<typeof TokenRequest>;

export const TranscriptPrincipalLearning = { "type": "object", "additionalProperties": false, "required": ["awardingBody", "title", "level", "type", "awardDate", "units"], "properties": { "awardingBody": { "type": "string" }, "title": { "type": "string" }, "level": { "type": "string" }, "type": { "type": "string" }, "grade": { "type": "string" }, "awardDate": Date, "units": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["title", "grade"], "properties": { "title": { "type": "string" }, "grade": { "type": "string" } } } } } } as const;
export type TranscriptPrincipalLearning = Static<typeof TranscriptPrincipalLearning>;

export const TranscriptComponent = { "type": "object", "additionalProperties": false, "required": ["awardingBody", "title", "level", "type", "awardDate"], "properties": { "awardingBody": { "type": "string" }, "title": { "type": "string" }, "level": { "type": "string" }, "type": { "type": "string" }, "grade": { "type": "string" }, "awardDate": Date } } as const;
export type TranscriptComponent = Static<typeof TranscriptComponent>;

export const TranscriptSkill = { "type": "object", "additionalProperties": false, "required": ["subject", "awardingBody", "title", "level", "type", "awardDate"], "properties": { "awardingBody": { "type": "string" }, "title": { "type": "string" }, "level": { "type": "string" }, "type": { "type": "string" }, "grade": { "type": "string" }, "awardDate": Date, "subject": { "type": "string" } } } as const;
export type TranscriptSkill = Static<typeof TranscriptSkill>;

export const VerificationCode = { "type": "string", "minLength": 20, "maxLength": 40 } as const;
export type VerificationCode = Static<typeof VerificationCode>;

export const Transcript = { "type": "object", "additionalProperties": false, "required": ["learner", "diploma", "functionalSkills", "additionalAndSpecialist", "plts", "workExperience", "status", "statements", "verificationCode"], "properties": { "learner": { "type": "object", "additionalProperties": false, "required": ["uln", "givenName", "familyName"], "properties": { "uln": Uln, "givenName": GivenName, "familyName": FamilyName } }, "diploma": { "type": "object", "additionalProperties": false, "required": ["awardingBody", "line", "level", "title"], "properties": { "awardingBody": { "type": "string" }, "line": { "type": "string" }, "level": { "type": "string" }, "title": { "type": "string" }, "grade": { "type": "string" } } }, "principalLearning": TranscriptPrincipalLearning, "project": TranscriptComponent, "functionalSkills": { "type": "array", "items": TranscriptSkill }, "additionalAndSpecialist": { "type": "array", "items": TranscriptComponent }, "plts": { "type": "object", "additionalProperties": false, "required": ["confirmed", "skills"], "properties": { "confirmed": { "type": "boolean" }, "skills": { "type": "array", "items": { "type": "string" } } } }, "workExperience": { "type": "object", "additionalProperties": false, "required": ["completed"], "properties": { "completed": { "type": "boolean" } } }, "status": { "type": "string", "enum": ["provisional", "final"] }, "statements": { "type": "array", "items": { "type": "string" } }, "certificateNumber": { "type": "string" }, "issuedOn": Date, "verificationCode": VerificationCode } } as const;
export type Transcript = Static<typeof Transcript>;

export const TranscriptCheck = { "type": "object", "additionalProperties": false, "required": ["uln", "code"], "properties": { "uln": Uln, "code": VerificationCode } } as const;
export type TranscriptCheck = Static<typeof TranscriptCheck>;

export const TranscriptChecked = { "type": "object", "additionalProperties": false, "required": ["valid"], "properties": { "valid": { "type": "boolean" }, "status": { "type": "string", "enum": ["provisional", "final"] }, "title": { "type": "string" }, "line": { "type": "string" }, "grade": { "type": "string" } } } as const;
export type TranscriptChecked = Static<typeof TranscriptChecked>;

export const Transfer = { "type": "object", "additionalProperties": false, "required": ["id", "uln", "fromCentre", "toCentre", "status", "requestedAt"], "properties": { "id": Id, "uln": Uln, "fromCentre": CentreNumber, "toCentre": CentreNumber, "status": { "type": "string", "enum": ["requested", "released", "refused"] }, "reason": { "type": "string" }, "requestedAt": Instant, "decidedAt": Instant } } as const;
export type Transfer = Static<typeof Transfer>;

export const TransferPage = { "type": "object", "additionalProperties": false, "required": ["items"], "properties": { "items": { "type": "array", "items": Transfer }, "next": { "type": "string" } } } as const;
export type TransferPage = Static<typeof TransferPage>;

export const WorkExperienceRecord = { "type": "object", "additionalProperties": false, "required": ["completed"], "properties": { "completed": { "type": "boolean" }, "days": { "type": "integer", "minimum": 0, "maximum": 366 }, "from": Date, "to": Date } } as const;
export type WorkExperienceRecord = Static<typeof WorkExperienceRecord>;
