-- Digits that members gave, each with their consent, for the community's own data set.

-- One digit of a reading; the same one given again takes the place of the first.
-- No reference to runs: an old run is dropped in time, what was given stays until its member takes
-- it back.
CREATE TABLE digit_samples (
  run      CHAR(6)                     NOT NULL,
  position SMALLINT                    NOT NULL,  -- of the digit in the reading, from 0
  member   VARCHAR(32)                 NOT NULL,
  label    SMALLINT                    NOT NULL CHECK (label BETWEEN -1 AND 9),  -- -1: no digit
  said     SMALLINT                    NOT NULL CHECK (said BETWEEN -1 AND 9),   -- by the network
  pixels   BINARY(784)                 NOT NULL,  -- 28 rows of 28, 0 ground to 255 ink
  given    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (run, position)
);

-- What a member has given.
CREATE INDEX digit_samples_of_member ON digit_samples (member);
