-- CreateTable
CREATE TABLE "rework" (
    "realm_id" INTEGER NOT NULL,
    "generation" UUID NOT NULL,
    "after_uln" TEXT NOT NULL,
    "done" INTEGER NOT NULL,

    CONSTRAINT "rework_pkey" PRIMARY KEY ("realm_id")
);

-- From here on by hand: what the schema file cannot say.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'das_service') THEN
        RETURN;
    END IF;
    GRANT SELECT, INSERT, UPDATE, DELETE ON "rework" TO das_service;
END $$;
