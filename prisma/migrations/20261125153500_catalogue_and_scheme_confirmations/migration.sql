-- AlterTable
ALTER TABLE "loaded_reference" ADD COLUMN     "scheme_statuses" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "scheme_confirmation" (
    "scheme" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scheme_confirmation_pkey" PRIMARY KEY ("scheme","version","digest","client_id")
);

-- CreateTable
CREATE TABLE "catalogue_load" (
    "realm_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "client_id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL,
    "added" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "catalogue_load_pkey" PRIMARY KEY ("realm_id","version")
);

-- AddForeignKey
ALTER TABLE "catalogue_load" ADD CONSTRAINT "catalogue_load_realm_id_fkey" FOREIGN KEY ("realm_id") REFERENCES "realm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what the schema file cannot say.

-- Who confirmed a grading scheme, and what changed the catalogue, stays as it was written, as the transaction log does.
CREATE FUNCTION "refuse_change_of_evidence"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "scheme_confirmation_append_only" BEFORE UPDATE OR DELETE ON "scheme_confirmation"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_evidence"();
CREATE TRIGGER "scheme_confirmation_never_emptied" BEFORE TRUNCATE ON "scheme_confirmation"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_evidence"();
ALTER TABLE "scheme_confirmation"
    ENABLE ALWAYS TRIGGER "scheme_confirmation_append_only",
    ENABLE ALWAYS TRIGGER "scheme_confirmation_never_emptied";

CREATE TRIGGER "catalogue_load_append_only" BEFORE UPDATE OR DELETE ON "catalogue_load"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_evidence"();
CREATE TRIGGER "catalogue_load_never_emptied" BEFORE TRUNCATE ON "catalogue_load"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_evidence"();
ALTER TABLE "catalogue_load"
    ENABLE ALWAYS TRIGGER "catalogue_load_append_only",
    ENABLE ALWAYS TRIGGER "catalogue_load_never_emptied";

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'das_service') THEN
        RETURN;
    END IF;
    GRANT SELECT, INSERT ON "scheme_confirmation", "catalogue_load" TO das_service;
END $$;
