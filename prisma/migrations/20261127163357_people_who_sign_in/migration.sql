-- AlterTable
ALTER TABLE "centre" ADD COLUMN     "require_second_factor" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "awarding_body" ADD COLUMN     "require_second_factor" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "realm_id" INTEGER NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "centre_number" TEXT,
    "awarding_body_code" TEXT,
    "roles" TEXT[],
    "status" TEXT NOT NULL,
    "password_hash" TEXT,
    "totp_secret" TEXT,
    "totp_last_step" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_signed_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "web_session" (
    "token_hash" TEXT NOT NULL,
    "public_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "browser" TEXT NOT NULL,
    "second_factor" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "web_session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "person_link" (
    "hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_link_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_username_key" ON "person"("username");

-- CreateIndex
CREATE INDEX "person_realm_id_centre_number_idx" ON "person"("realm_id", "centre_number");

-- CreateIndex
CREATE INDEX "person_realm_id_awarding_body_code_idx" ON "person"("realm_id", "awarding_body_code");

-- CreateIndex
CREATE UNIQUE INDEX "web_session_public_id_key" ON "web_session"("public_id");

-- CreateIndex
CREATE INDEX "web_session_person_id_idx" ON "web_session"("person_id");

-- CreateIndex
CREATE INDEX "web_session_ends_at_idx" ON "web_session"("ends_at");

-- CreateIndex
CREATE INDEX "person_link_person_id_idx" ON "person_link"("person_id");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_realm_id_fkey" FOREIGN KEY ("realm_id") REFERENCES "realm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_realm_id_centre_number_fkey" FOREIGN KEY ("realm_id", "centre_number") REFERENCES "centre"("realm_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_realm_id_awarding_body_code_fkey" FOREIGN KEY ("realm_id", "awarding_body_code") REFERENCES "awarding_body"("realm_id", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "web_session" ADD CONSTRAINT "web_session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_link" ADD CONSTRAINT "person_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what the schema file cannot say.

-- Of a centre or of an awarding body, never of both.
ALTER TABLE "person" ADD CONSTRAINT "person_of_one_organisation" CHECK ("centre_number" IS NULL OR "awarding_body_code" IS NULL);
ALTER TABLE "person" ADD CONSTRAINT "person_username_lower_case" CHECK ("username" = lower("username"));

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'das_service') THEN
        RETURN;
    END IF;
    GRANT SELECT, INSERT, UPDATE ON "person" TO das_service;
    GRANT SELECT, INSERT, UPDATE, DELETE ON "web_session", "person_link" TO das_service;
END $$;
