-- AlterTable
ALTER TABLE "client" ADD COLUMN     "tokens_from" TIMESTAMPTZ(3);
