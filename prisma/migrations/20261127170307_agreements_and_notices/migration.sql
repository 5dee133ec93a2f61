-- CreateTable
CREATE TABLE "service_notice" (
    "id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signed_agreement" (
    "id" UUID NOT NULL,
    "realm_id" INTEGER NOT NULL,
    "centre_number" TEXT NOT NULL,
    "agreement" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "signed_by" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signed_agreement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "signed_agreement_realm_id_centre_number_agreement_version_idx" ON "signed_agreement"("realm_id", "centre_number", "agreement", "version");

-- AddForeignKey
ALTER TABLE "signed_agreement" ADD CONSTRAINT "signed_agreement_realm_id_centre_number_fkey" FOREIGN KEY ("realm_id", "centre_number") REFERENCES "centre"("realm_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what the schema file cannot say.

CREATE TRIGGER "signed_agreement_append_only" BEFORE UPDATE OR DELETE ON "signed_agreement"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_evidence"();
CREATE TRIGGER "signed_agreement_never_emptied" BEFORE TRUNCATE ON "signed_agreement"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_evidence"();
ALTER TABLE "signed_agreement"
    ENABLE ALWAYS TRIGGER "signed_agreement_append_only",
    ENABLE ALWAYS TRIGGER "signed_agreement_never_emptied";

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'das_service') THEN
        RETURN;
    END IF;
    GRANT SELECT, INSERT ON "signed_agreement", "service_notice" TO das_service;
END $$;
