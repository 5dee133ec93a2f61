-- All of it by hand: the schema file knows neither extensions nor indexes of parts of words.

-- A trusted extension: whoever owns the database may add it. It is part of PostgreSQL's own additions.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Names as they sound alike in writing. A centre's own learners are among the few that it finds.
CREATE INDEX "learner_account_name_parts" ON "learner_account" USING gin ("search_name" gin_trgm_ops)
    WHERE "status" <> 'merged';
