-- AlterTable
ALTER TABLE "realm" ADD COLUMN     "catalogue_version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "award_state" TEXT NOT NULL DEFAULT 'awaiting';

-- CreateTable
CREATE TABLE "constituent_result" (
    "realm_id" INTEGER NOT NULL,
    "uln" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "awarding_body" TEXT NOT NULL,
    "qan" TEXT NOT NULL,
    "unit" TEXT,
    "state" TEXT NOT NULL,
    "grade" TEXT,
    "partial_absence" BOOLEAN NOT NULL,
    "points" TEXT,
    "award_date" DATE NOT NULL,
    "publish_date" DATE NOT NULL,
    "publish_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "enquiry" BOOLEAN NOT NULL,
    "qualification" JSONB,
    "status" TEXT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "constituent_result_pkey" PRIMARY KEY ("realm_id","uln","id")
);

-- CreateTable
CREATE TABLE "outcome" (
    "realm_id" INTEGER NOT NULL,
    "uln" TEXT NOT NULL,
    "diploma_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "awarded" BOOLEAN NOT NULL,
    "grade" TEXT,
    "scheme_status" TEXT NOT NULL,
    "publish_at" TIMESTAMPTZ(3),
    "worked_out_at" TIMESTAMPTZ(3) NOT NULL,
    "explanation" JSONB NOT NULL,
    "inputs" JSONB NOT NULL,

    CONSTRAINT "outcome_pkey" PRIMARY KEY ("realm_id","uln","diploma_id","version")
);

-- CreateTable
CREATE TABLE "decision" (
    "realm_id" INTEGER NOT NULL,
    "uln" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "outcome_version" INTEGER NOT NULL,
    "grade" TEXT,
    "reason" TEXT,
    "certificate_number" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "publish_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("realm_id","uln","id")
);

-- CreateIndex
CREATE INDEX "constituent_result_realm_id_awarding_body_id_idx" ON "constituent_result"("realm_id", "awarding_body", "id");

-- AddForeignKey
ALTER TABLE "constituent_result" ADD CONSTRAINT "constituent_result_realm_id_uln_fkey" FOREIGN KEY ("realm_id", "uln") REFERENCES "learner_account"("realm_id", "uln") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_realm_id_uln_fkey" FOREIGN KEY ("realm_id", "uln") REFERENCES "learner_account"("realm_id", "uln") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_realm_id_uln_fkey" FOREIGN KEY ("realm_id", "uln") REFERENCES "learner_account"("realm_id", "uln") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what the schema file cannot say.

ALTER TABLE "claim" ADD CONSTRAINT "claim_award_state_check"
    CHECK ("award_state" IN ('awaiting', 'ready', 'referred', 'confirmed', 'changed', 'certificated', 'revoked'));

ALTER TABLE "constituent_result"
    ADD CONSTRAINT "constituent_result_state_check" CHECK ("state" IN ('graded', 'U', 'absent', 'X', 'Q')),
    ADD CONSTRAINT "constituent_result_grade_check" CHECK (("state" = 'graded') = ("grade" IS NOT NULL)),
    ADD CONSTRAINT "constituent_result_status_check" CHECK ("status" IN ('posted', 'replaced', 'withdrawn'));

-- One result stands for a qualification, or a unit of it, and a date of award.
CREATE UNIQUE INDEX "constituent_result_standing_idx" ON "constituent_result"
    ("realm_id", "uln", "awarding_body", "qan", coalesce("unit", ''), "award_date") WHERE "status" = 'posted';

ALTER TABLE "decision" ADD CONSTRAINT "decision_decision_check"
    CHECK ("decision" IN ('confirmed', 'referred', 'certificated', 'revoked'));

-- Diploma awarding bodies look for what waits for them.
CREATE INDEX "claim_award_state_idx" ON "claim"("realm_id", "award_state", "id") WHERE "status" = 'claimed';

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'das_service') THEN
        RETURN;
    END IF;
    GRANT SELECT, INSERT, UPDATE ON "constituent_result" TO das_service;
    -- Outcomes and decisions are added, and never changed.
    GRANT SELECT, INSERT ON "outcome", "decision" TO das_service;
END $$;
