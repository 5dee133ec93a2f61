-- AlterTable
ALTER TABLE "centre" ADD COLUMN     "region" TEXT;

-- CreateTable
CREATE TABLE "daily_statistics" (
    "realm_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "figures" JSONB NOT NULL,

    CONSTRAINT "daily_statistics_pkey" PRIMARY KEY ("realm_id")
);

-- From here on by hand: what the schema file cannot say.

-- The nine Government Office Regions of England, as they were while the Diploma ran.
ALTER TABLE "centre" ADD CONSTRAINT "centre_region" CHECK ("region" IN (
    'north-east', 'north-west', 'yorkshire-and-the-humber', 'east-midlands', 'west-midlands', 'east-of-england',
    'london', 'south-east', 'south-west'
));

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'das_service') THEN
        RETURN;
    END IF;
    GRANT SELECT, INSERT, UPDATE, DELETE ON "daily_statistics" TO das_service;
END $$;
