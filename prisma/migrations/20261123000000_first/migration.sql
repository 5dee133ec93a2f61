-- CreateTable
CREATE TABLE "realm" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "clock_offset_ms" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "realm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "line_of_learning" (
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "aliases" TEXT[],
    "phase" INTEGER NOT NULL,
    "first_start" DATE NOT NULL,
    "last_start" DATE NOT NULL,
    "last_award" DATE NOT NULL,
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "cancelled_on" DATE,
    "position" INTEGER NOT NULL,

    CONSTRAINT "line_of_learning_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "level" (
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "grades" TEXT[],
    "position" INTEGER NOT NULL,

    CONSTRAINT "level_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "scheme_version" (
    "scheme" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "definition" JSONB NOT NULL,

    CONSTRAINT "scheme_version_pkey" PRIMARY KEY ("scheme","version")
);

-- CreateTable
CREATE TABLE "loaded_reference" (
    "id" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "loaded_reference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "centre" (
    "realm_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',

    CONSTRAINT "centre_pkey" PRIMARY KEY ("realm_id","number")
);

-- CreateTable
CREATE TABLE "awarding_body" (
    "realm_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "diploma" BOOLEAN NOT NULL,
    "component" BOOLEAN NOT NULL,

    CONSTRAINT "awarding_body_pkey" PRIMARY KEY ("realm_id","code")
);

-- CreateTable
CREATE TABLE "centre_association" (
    "realm_id" INTEGER NOT NULL,
    "centre_number" TEXT NOT NULL,
    "awarding_body_code" TEXT NOT NULL,
    "associated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "centre_association_pkey" PRIMARY KEY ("realm_id","centre_number","awarding_body_code")
);

-- CreateTable
CREATE TABLE "supplier" (
    "id" UUID NOT NULL,
    "realm_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',

    CONSTRAINT "supplier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "centre_authority" (
    "id" UUID NOT NULL,
    "realm_id" INTEGER NOT NULL,
    "supplier_id" UUID NOT NULL,
    "centre_number" TEXT NOT NULL,
    "scopes" TEXT[],
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "centre_authority_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "client" (
    "id" TEXT NOT NULL,
    "realm_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "supplier_id" UUID,
    "awarding_body_code" TEXT,
    "scopes" TEXT[],
    "secret_hash" TEXT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "client_key" (
    "client_id" TEXT NOT NULL,
    "kid" TEXT NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "client_key_pkey" PRIMARY KEY ("client_id","kid")
);

-- CreateTable
CREATE TABLE "used_assertion" (
    "client_id" TEXT NOT NULL,
    "jti" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "used_assertion_pkey" PRIMARY KEY ("client_id","jti")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "kid" TEXT NOT NULL,
    "alg" TEXT NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "sealed_private_jwk" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "activated_at" TIMESTAMPTZ(3),
    "retire_after" TIMESTAMPTZ(3),

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("kid")
);

-- CreateTable
CREATE TABLE "idempotent_answer" (
    "realm_id" INTEGER NOT NULL,
    "client_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "headers" JSONB NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotent_answer_pkey" PRIMARY KEY ("realm_id","client_id","key")
);

-- CreateTable
CREATE TABLE "qualification" (
    "realm_id" INTEGER NOT NULL,
    "qan" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "awarding_body_code" TEXT NOT NULL,
    "component" TEXT NOT NULL,
    "subject" TEXT,
    "lines" TEXT[],
    "level" INTEGER NOT NULL,
    "grade_levels" JSONB,
    "glh" INTEGER NOT NULL,
    "barring_code" TEXT NOT NULL DEFAULT 'ZZZZ',
    "minimum_age" INTEGER,
    "units" JSONB NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "qualification_pkey" PRIMARY KEY ("realm_id","qan")
);

-- CreateTable
CREATE TABLE "learner_account" (
    "realm_id" INTEGER NOT NULL,
    "uln" TEXT NOT NULL,
    "centre_number" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "search_name" TEXT NOT NULL,
    "date_of_birth" DATE NOT NULL,
    "gender" TEXT NOT NULL,
    "uci" TEXT,
    "upn" TEXT,
    "status" TEXT NOT NULL,
    "merged_into" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_reason" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "learner_account_pkey" PRIMARY KEY ("realm_id","uln")
);

-- CreateTable
CREATE TABLE "learner_diploma" (
    "realm_id" INTEGER NOT NULL,
    "uln" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "awarding_body" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "programme_id" UUID,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "learner_diploma_pkey" PRIMARY KEY ("realm_id","uln","id")
);

-- CreateTable
CREATE TABLE "plts_completion" (
    "realm_id" INTEGER NOT NULL,
    "uln" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "independent_enquiry" BOOLEAN NOT NULL,
    "creative_thinking" BOOLEAN NOT NULL,
    "reflective_learning" BOOLEAN NOT NULL,
    "team_working" BOOLEAN NOT NULL,
    "self_management" BOOLEAN NOT NULL,
    "effective_participation" BOOLEAN NOT NULL,
    "completed_on" DATE,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "plts_completion_pkey" PRIMARY KEY ("realm_id","uln","level")
);

-- CreateTable
CREATE TABLE "work_experience_completion" (
    "realm_id" INTEGER NOT NULL,
    "uln" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "completed" BOOLEAN NOT NULL,
    "days" INTEGER,
    "from_date" DATE,
    "to_date" DATE,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "work_experience_completion_pkey" PRIMARY KEY ("realm_id","uln","level")
);

-- CreateTable
CREATE TABLE "claim" (
    "realm_id" INTEGER NOT NULL,
    "uln" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "diploma_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("realm_id","uln","id")
);

-- CreateTable
CREATE TABLE "transfer" (
    "realm_id" INTEGER NOT NULL,
    "uln" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "from_centre" TEXT NOT NULL,
    "to_centre" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("realm_id","uln","id")
);

-- CreateTable
CREATE TABLE "programme" (
    "realm_id" INTEGER NOT NULL,
    "centre_number" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "qualifications" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("realm_id","centre_number","id")
);

-- CreateTable
CREATE TABLE "transaction_log" (
    "realm_id" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL,
    "transaction" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "person" TEXT,
    "client_id" TEXT,
    "supplier" TEXT,
    "centre" TEXT,
    "method" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "transaction_log_pkey" PRIMARY KEY ("realm_id","subject","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "realm_name_key" ON "realm"("name");

-- CreateIndex
CREATE INDEX "centre_authority_supplier_id_idx" ON "centre_authority"("supplier_id");

-- CreateIndex
CREATE INDEX "centre_authority_realm_id_centre_number_idx" ON "centre_authority"("realm_id", "centre_number");

-- CreateIndex
CREATE INDEX "client_supplier_id_idx" ON "client"("supplier_id");

-- CreateIndex
CREATE INDEX "used_assertion_expires_at_idx" ON "used_assertion"("expires_at");

-- CreateIndex
CREATE INDEX "idempotent_answer_created_at_idx" ON "idempotent_answer"("created_at");

-- CreateIndex
CREATE INDEX "learner_account_realm_id_centre_number_uln_idx" ON "learner_account"("realm_id", "centre_number", "uln");

-- CreateIndex
CREATE INDEX "learner_account_realm_id_centre_number_search_name_idx" ON "learner_account"("realm_id", "centre_number", "search_name" text_pattern_ops);

-- CreateIndex
CREATE INDEX "claim_realm_id_id_idx" ON "claim"("realm_id", "id");

-- CreateIndex
CREATE INDEX "transfer_realm_id_from_centre_idx" ON "transfer"("realm_id", "from_centre");

-- CreateIndex
CREATE INDEX "transfer_realm_id_to_centre_idx" ON "transfer"("realm_id", "to_centre");

-- CreateIndex
CREATE UNIQUE INDEX "programme_realm_id_centre_number_name_key" ON "programme"("realm_id", "centre_number", "name");

-- AddForeignKey
ALTER TABLE "centre" ADD CONSTRAINT "centre_realm_id_fkey" FOREIGN KEY ("realm_id") REFERENCES "realm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "awarding_body" ADD CONSTRAINT "awarding_body_realm_id_fkey" FOREIGN KEY ("realm_id") REFERENCES "realm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "centre_association" ADD CONSTRAINT "centre_association_realm_id_centre_number_fkey" FOREIGN KEY ("realm_id", "centre_number") REFERENCES "centre"("realm_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "centre_association" ADD CONSTRAINT "centre_association_realm_id_awarding_body_code_fkey" FOREIGN KEY ("realm_id", "awarding_body_code") REFERENCES "awarding_body"("realm_id", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supplier" ADD CONSTRAINT "supplier_realm_id_fkey" FOREIGN KEY ("realm_id") REFERENCES "realm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "centre_authority" ADD CONSTRAINT "centre_authority_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "centre_authority" ADD CONSTRAINT "centre_authority_realm_id_centre_number_fkey" FOREIGN KEY ("realm_id", "centre_number") REFERENCES "centre"("realm_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_realm_id_fkey" FOREIGN KEY ("realm_id") REFERENCES "realm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_realm_id_awarding_body_code_fkey" FOREIGN KEY ("realm_id", "awarding_body_code") REFERENCES "awarding_body"("realm_id", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_key" ADD CONSTRAINT "client_key_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "qualification" ADD CONSTRAINT "qualification_realm_id_fkey" FOREIGN KEY ("realm_id") REFERENCES "realm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "learner_diploma" ADD CONSTRAINT "learner_diploma_realm_id_uln_fkey" FOREIGN KEY ("realm_id", "uln") REFERENCES "learner_account"("realm_id", "uln") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plts_completion" ADD CONSTRAINT "plts_completion_realm_id_uln_fkey" FOREIGN KEY ("realm_id", "uln") REFERENCES "learner_account"("realm_id", "uln") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "work_experience_completion" ADD CONSTRAINT "work_experience_completion_realm_id_uln_fkey" FOREIGN KEY ("realm_id", "uln") REFERENCES "learner_account"("realm_id", "uln") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_realm_id_uln_fkey" FOREIGN KEY ("realm_id", "uln") REFERENCES "learner_account"("realm_id", "uln") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_realm_id_uln_fkey" FOREIGN KEY ("realm_id", "uln") REFERENCES "learner_account"("realm_id", "uln") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what the schema file cannot say.

-- The last line of defence for values whose form everything else relies on. The rules proper stand in src/learners.
ALTER TABLE "centre" ADD CONSTRAINT "centre_number_check" CHECK ("number" ~ '^[0-9]{5}$');

ALTER TABLE "programme" ADD CONSTRAINT "programme_centre_number_check" CHECK ("centre_number" ~ '^[0-9]{5}$');

ALTER TABLE "learner_account"
    ADD CONSTRAINT "learner_account_uln_check" CHECK ("uln" ~ '^[0-9]{10}$'),
    ADD CONSTRAINT "learner_account_centre_number_check" CHECK ("centre_number" ~ '^[0-9]{5}$'),
    ADD CONSTRAINT "learner_account_version_check" CHECK ("version" > 0),
    ADD CONSTRAINT "learner_account_status_check" CHECK ("status" IN ('open', 'closed', 'merged'));

ALTER TABLE "learner_diploma"
    ADD CONSTRAINT "learner_diploma_status_check" CHECK ("status" IN ('registered', 'claimed', 'withdrawn'));

ALTER TABLE "claim"
    ADD CONSTRAINT "claim_status_check" CHECK ("status" IN ('claimed', 'withdrawn'));

ALTER TABLE "transfer"
    ADD CONSTRAINT "transfer_from_centre_check" CHECK ("from_centre" ~ '^[0-9]{5}$'),
    ADD CONSTRAINT "transfer_to_centre_check" CHECK ("to_centre" ~ '^[0-9]{5}$'),
    ADD CONSTRAINT "transfer_status_check" CHECK ("status" IN ('requested', 'released', 'refused'));

-- One live registration for a line and level; one open request at a time. Withdrawn and decided ones are kept beside it.
CREATE UNIQUE INDEX "learner_diploma_live_key"
    ON "learner_diploma"("realm_id", "uln", "line", "level") WHERE "status" <> 'withdrawn';

CREATE UNIQUE INDEX "transfer_requested_key"
    ON "transfer"("realm_id", "uln") WHERE "status" = 'requested';

-- The transaction log is the audit trail: what happened stays as it was written. The trigger holds for everybody, the
-- owner of the table and a superuser included; ALWAYS, because otherwise a session can switch triggers off for itself.
CREATE FUNCTION "refuse_change_of_transaction_log"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'transaction_log is append-only: % is refused', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "transaction_log_append_only" BEFORE UPDATE OR DELETE ON "transaction_log"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_transaction_log"();

-- TRUNCATE touches no rows, so that a row trigger does not see it.
CREATE TRIGGER "transaction_log_never_emptied" BEFORE TRUNCATE ON "transaction_log"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_transaction_log"();

ALTER TABLE "transaction_log"
    ENABLE ALWAYS TRIGGER "transaction_log_append_only",
    ENABLE ALWAYS TRIGGER "transaction_log_never_emptied";

-- The service works as das_service, which owns nothing: it cannot drop a trigger, and has no right to change the log.
-- A role belongs to the whole server, so another database may have made it, or be making it at this moment.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'das_service') THEN
        CREATE ROLE das_service NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN
        NULL;
    WHEN insufficient_privilege THEN
        RAISE NOTICE 'The role das_service is missing and % may not make it: the log is guarded by its trigger alone. Let an administrator make the role and grant it to %, and run the rest of this migration again.', CURRENT_USER, CURRENT_USER;
END $$;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'das_service') THEN
        RETURN;
    END IF;
    GRANT USAGE ON SCHEMA public TO das_service;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO das_service;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO das_service;
    REVOKE UPDATE, DELETE ON "transaction_log" FROM das_service;
    -- The record of migrations is there already when the service runs them, and not when this file is run alone.
    IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
        REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM das_service;
    END IF;
END $$;

-- So that the user who connects can become das_service. PostgreSQL 16 told the right to become a role (SET) from being
-- its member: a user who made the role is its member, and may not become it.
DO $$
DECLARE
    may_become CONSTANT text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END;
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'das_service')
       AND NOT pg_has_role(CURRENT_USER, 'das_service', may_become) THEN
        GRANT das_service TO CURRENT_USER;
    END IF;
EXCEPTION
    -- Another database of this server does the same at this moment.
    WHEN unique_violation OR internal_error THEN
        NULL;
    WHEN insufficient_privilege THEN
        RAISE NOTICE '% may not become das_service: the log is guarded by its trigger alone. Let an administrator run GRANT das_service TO %.', CURRENT_USER, CURRENT_USER;
END $$;
