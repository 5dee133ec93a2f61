-- AlterTable
ALTER TABLE "batch" ADD COLUMN     "awarding_body_code" TEXT,
ALTER COLUMN "centre_number" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "batch_realm_id_awarding_body_code_id_idx" ON "batch"("realm_id", "awarding_body_code", "id");

-- CreateIndex
CREATE INDEX "batch_realm_id_awarding_body_code_digest_idx" ON "batch"("realm_id", "awarding_body_code", "digest");

-- From here on by hand: what the schema file cannot say.

ALTER TABLE "batch"
    ADD CONSTRAINT "batch_sender_check" CHECK (num_nonnulls("centre_number", "awarding_body_code") = 1);

-- The next batch of an awarding body, as that of a centre, is looked for among those that are not over.
CREATE INDEX "batch_unfinished_of_bodies_idx" ON "batch"("realm_id", "awarding_body_code", "received_at", "id")
    WHERE "status" IN ('waiting', 'checking', 'running');
