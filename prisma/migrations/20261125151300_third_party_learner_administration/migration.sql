-- AlterTable
ALTER TABLE "centre_authority" ADD COLUMN     "awarding_body_code" TEXT,
ALTER COLUMN "supplier_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "transaction_log" ADD COLUMN     "awarding_body" TEXT;

-- CreateIndex
CREATE INDEX "centre_authority_realm_id_awarding_body_code_idx" ON "centre_authority"("realm_id", "awarding_body_code");

-- AddForeignKey
ALTER TABLE "centre_authority" ADD CONSTRAINT "centre_authority_realm_id_awarding_body_code_fkey" FOREIGN KEY ("realm_id", "awarding_body_code") REFERENCES "awarding_body"("realm_id", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what the schema file cannot say.

ALTER TABLE "centre_authority"
    ADD CONSTRAINT "centre_authority_holder_check" CHECK (num_nonnulls("supplier_id", "awarding_body_code") = 1),
    -- What an awarding body does for a centre is the administration of learner accounts, whatever writes this table.
    ADD CONSTRAINT "centre_authority_scopes_of_bodies_check" CHECK (
        "awarding_body_code" IS NULL OR "scopes" <@ ARRAY['learners:read', 'learners:write']
    );

-- A file with both is of the centre, sent by the awarding body.
ALTER TABLE "batch"
    DROP CONSTRAINT "batch_sender_check",
    ADD CONSTRAINT "batch_sender_check" CHECK (num_nonnulls("centre_number", "awarding_body_code") >= 1);

-- The next file of a body's own is looked for among those that are not of a centre.
DROP INDEX "batch_unfinished_of_bodies_idx";
CREATE INDEX "batch_unfinished_of_bodies_idx" ON "batch"("realm_id", "awarding_body_code", "received_at", "id")
    WHERE "status" IN ('waiting', 'checking', 'running') AND "centre_number" IS NULL;
