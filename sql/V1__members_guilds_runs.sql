-- What the bot keeps. A migration that has been released is never edited: the next change is V2.
-- Ids of members and guilds are the chat platform's own, kept as text. Times are in UTC.

-- Everybody who has used a command.
CREATE TABLE members (
  id         VARCHAR(32)                 PRIMARY KEY,
  name       VARCHAR(100)                NOT NULL,  -- as last seen
  first_seen TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  last_seen  TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- What a guild has set otherwise than by default; a guild without a row has the defaults.
CREATE TABLE guilds (
  id             VARCHAR(32) PRIMARY KEY,
  answers_public BOOLEAN     NOT NULL  -- whether all in the channel see the answers, or the asker alone
);

-- Every run of a command that trains: who asked, with what, and what came of it.
-- No reference to members: a run may begin before its member is written down.
CREATE TABLE runs (
  id         CHAR(6)                     PRIMARY KEY,  -- what members see and type
  nr         BIGINT GENERATED ALWAYS AS IDENTITY,      -- the order in which they were asked
  member     VARCHAR(32)                 NOT NULL,
  guild      VARCHAR(32),                              -- null: a direct message
  command    VARCHAR(32)                 NOT NULL,
  parameters VARCHAR(1000000)            NOT NULL CHECK (parameters IS JSON),
  seed       BIGINT                      NOT NULL,
  state      VARCHAR(12)                 NOT NULL
    CHECK (state IN ('QUEUED', 'DONE', 'CANCELLED', 'TIMED_OUT', 'FAILED', 'INTERRUPTED')),
  result     VARCHAR(1000000)            CHECK (result IS JSON),  -- null: none, or not yet
  asked      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  ended      TIMESTAMP(3) WITH TIME ZONE               -- null: waits or runs
);

-- A member's newest runs, and the oldest of them to be dropped.
CREATE INDEX runs_of_member ON runs (member, nr);

-- What the end of the process left unfinished.
CREATE INDEX runs_by_state ON runs (state);
