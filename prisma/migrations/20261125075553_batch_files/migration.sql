-- CreateTable
CREATE TABLE "batch" (
    "realm_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "centre_number" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "supplier" TEXT,
    "scopes" TEXT[],
    "request_id" TEXT NOT NULL,
    "file_name" TEXT,
    "digest" TEXT,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "validate_only" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL,
    "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
    "definition" TEXT,
    "file_reference" TEXT,
    "repairs" TEXT[],
    "refusal" JSONB,
    "total" INTEGER,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "repaired" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_pkey" PRIMARY KEY ("realm_id","id")
);

-- CreateTable
CREATE TABLE "batch_piece" (
    "realm_id" INTEGER NOT NULL,
    "batch_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "batch_piece_pkey" PRIMARY KEY ("realm_id","batch_id","number")
);

-- CreateTable
CREATE TABLE "batch_list" (
    "realm_id" INTEGER NOT NULL,
    "batch_id" UUID NOT NULL,
    "first" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "causes" JSONB NOT NULL,

    CONSTRAINT "batch_list_pkey" PRIMARY KEY ("realm_id","batch_id","first")
);

-- CreateTable
CREATE TABLE "rehearsed_record" (
    "realm_id" INTEGER NOT NULL,
    "batch_id" UUID NOT NULL,
    "uln" TEXT NOT NULL,
    "record" JSONB NOT NULL,

    CONSTRAINT "rehearsed_record_pkey" PRIMARY KEY ("realm_id","batch_id","uln")
);

-- CreateTable
CREATE TABLE "extract" (
    "realm_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "centre_number" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "release" INTEGER NOT NULL,
    "filter" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "rows" INTEGER,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "extract_pkey" PRIMARY KEY ("realm_id","id")
);

-- CreateTable
CREATE TABLE "extract_piece" (
    "realm_id" INTEGER NOT NULL,
    "extract_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,

    CONSTRAINT "extract_piece_pkey" PRIMARY KEY ("realm_id","extract_id","number")
);

-- CreateIndex
CREATE INDEX "batch_realm_id_centre_number_id_idx" ON "batch"("realm_id", "centre_number", "id");

-- CreateIndex
CREATE INDEX "batch_realm_id_centre_number_digest_idx" ON "batch"("realm_id", "centre_number", "digest");

-- CreateIndex
CREATE INDEX "extract_realm_id_centre_number_id_idx" ON "extract"("realm_id", "centre_number", "id");

-- From here on by hand: what the schema file cannot say.

ALTER TABLE "batch"
    ADD CONSTRAINT "batch_centre_number_check" CHECK ("centre_number" ~ '^[0-9]{5}$'),
    ADD CONSTRAINT "batch_status_check"
        CHECK ("status" IN ('receiving', 'waiting', 'checking', 'running', 'completed', 'refused', 'cancelled', 'failed')),
    ADD CONSTRAINT "batch_taken_check"
        CHECK ("taken" = "accepted" + "unchanged" + "repaired" + "refused");

ALTER TABLE "extract"
    ADD CONSTRAINT "extract_centre_number_check" CHECK ("centre_number" ~ '^[0-9]{5}$'),
    ADD CONSTRAINT "extract_status_check" CHECK ("status" IN ('waiting', 'running', 'completed', 'failed'));

-- The next batch of a centre is looked for among those that are not over.
CREATE INDEX "batch_unfinished_idx" ON "batch"("realm_id", "centre_number", "received_at", "id")
    WHERE "status" IN ('waiting', 'checking', 'running');

-- Long texts of much the same words: lz4 is several times as fast as the default. Some builds of PostgreSQL lack it.
DO $$
BEGIN
    ALTER TABLE "batch_list" ALTER "content" SET COMPRESSION lz4;
    ALTER TABLE "batch_piece" ALTER "content" SET COMPRESSION lz4;
    ALTER TABLE "extract_piece" ALTER "content" SET COMPRESSION lz4;
    ALTER TABLE "rehearsed_record" ALTER "record" SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    NULL;
END $$;

-- Jobs are kept by graphile-worker in tables that only their owner may touch. This is how the service adds one in a
-- transaction of its own: jobs of one queue run one after another, and one that waits is not added a second time.
CREATE FUNCTION "enqueue_job"("task" text, "payload" json, "queue" text, "key" text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM graphile_worker.add_job(task, payload, queue_name => queue, job_key => key, max_attempts => 1000);
END $$;

REVOKE EXECUTE ON FUNCTION "enqueue_job" FROM PUBLIC;

-- The response to a file stays as it was written.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'das_service') THEN
        RETURN;
    END IF;
    GRANT SELECT, INSERT, UPDATE, DELETE ON "batch", "rehearsed_record", "extract" TO das_service;
    GRANT SELECT, INSERT, DELETE ON "batch_piece", "extract_piece" TO das_service;
    GRANT SELECT, INSERT ON "batch_list" TO das_service;
    GRANT EXECUTE ON FUNCTION "enqueue_job" TO das_service;
END $$;
