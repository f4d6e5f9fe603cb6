-- Everything one number wrote, and what it was written (I4); gone with the last of its texts.
CREATE TABLE thread (
  id TEXT PRIMARY KEY,
  phone TEXT NOT NULL UNIQUE,              -- + and digits; of a sender that is no number, as it was told
  sender TEXT NOT NULL CHECK (sender IN ('mobile', 'other', 'short', 'name', 'own', 'unreadable')),
  last_at INTEGER NOT NULL                 -- when the last text came
) STRICT;
CREATE INDEX thread_by_time ON thread (last_at);

-- Text messages that came: stored raw before anything is made of them (S3).
CREATE TABLE arrival_sms (
  id TEXT PRIMARY KEY,
  thread_id TEXT NOT NULL REFERENCES thread,
  state TEXT NOT NULL CHECK (state IN ('joining', 'part', 'repeat', 'new', 'answered', 'staff', 'done', 'dropped')),
  transport TEXT NOT NULL,
  provider_id TEXT,                        -- by which the provider tells it apart
  sender TEXT NOT NULL,                    -- both as they came
  body TEXT NOT NULL,
  text TEXT,                               -- cleaned and joined; null for a part, and while parts are missing
  sent_to TEXT,
  sent_at INTEGER,                         -- by the sender's clock
  received_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,                 -- to be looked at; for what is joined, the end of the wait
  part_reference TEXT,
  part_index INTEGER,
  part_of INTEGER,
  is_whole INTEGER NOT NULL DEFAULT 1 CHECK (is_whole IN (0, 1)),
  first_id TEXT REFERENCES arrival_sms ON DELETE CASCADE,  -- of a part: the first that came; of a repeat: what it repeats
  reason TEXT,                             -- from a list: why it is for a person, or was dropped
  answer TEXT,                             -- the kind of the answer by the machine
  reservation_id TEXT REFERENCES reservation,  -- what it booked or changed; it goes with it
  erase_at INTEGER NOT NULL,
  CHECK ((part_reference IS NULL) = (part_index IS NULL) AND (part_index IS NULL) = (part_of IS NULL))
) STRICT;
CREATE INDEX arrival_sms_by_state ON arrival_sms (state, due_at);
CREATE INDEX arrival_sms_of_thread ON arrival_sms (thread_id, received_at);
CREATE INDEX arrival_sms_by_time ON arrival_sms (received_at);
CREATE INDEX arrival_sms_of_provider ON arrival_sms (transport, provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX arrival_sms_of_first ON arrival_sms (first_id) WHERE first_id IS NOT NULL;
CREATE INDEX arrival_sms_of_reservation ON arrival_sms (reservation_id) WHERE reservation_id IS NOT NULL;
CREATE INDEX arrival_sms_to_erase ON arrival_sms (erase_at);

-- What the machine has said within a day, for its limits; nameless, so that it outlives what was erased (S3).
CREATE TABLE answer_said (
  phone_hash TEXT NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX answer_said_to ON answer_said (phone_hash, at);
CREATE INDEX answer_said_by_time ON answer_said (at);

-- Something was erased at once, on somebody's word: the database's log is emptied too, in the next round of jobs (A4).
CREATE TABLE erased_now (
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX message_of_recipient ON message (recipient, created_at) WHERE recipient IS NOT NULL;
