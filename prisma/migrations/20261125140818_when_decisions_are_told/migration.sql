-- AlterTable
ALTER TABLE "decision" ALTER COLUMN "publish_at" DROP NOT NULL;

-- From here on by hand: what the schema file cannot say.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'das_service') THEN
        RETURN;
    END IF;
    GRANT UPDATE ("publish_at") ON "decision" TO das_service;
END $$;
