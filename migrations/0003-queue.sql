-- Every number given at a location on a day, to a reservation or a ticket: the key is what refuses a second one (B9, K2).
-- A row goes only when a slot-bound number's holder expired or was cancelled before any ticket.
CREATE TABLE number (
  location_id TEXT NOT NULL REFERENCES location,
  day TEXT NOT NULL,
  label TEXT NOT NULL,                     -- as shown, e.g. 'A 47' or '103'
  series TEXT NOT NULL,                    -- 'A', or 'slot:<plan>' for slot-bound ones
  running INTEGER NOT NULL,
  PRIMARY KEY (location_id, day, label)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX number_rises ON number (location_id, day, series, running);

CREATE TABLE ticket (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'serving', 'parked', 'served', 'missed', 'withdrawn', 'unserved')),
  version INTEGER NOT NULL DEFAULT 1,      -- grows with each change; an undo looks at it
  location_id TEXT NOT NULL REFERENCES location,
  day TEXT NOT NULL,
  number TEXT NOT NULL,
  service_id TEXT NOT NULL REFERENCES service,
  reservation_id TEXT REFERENCES reservation,
  source TEXT NOT NULL CHECK (source IN ('kiosk', 'phone', 'clerk', 'reservation')),
  class_id TEXT,                           -- priority class, if any
  class_reason TEXT,
  persons INTEGER NOT NULL DEFAULT 1 CHECK (persons >= 1),
  language TEXT NOT NULL CHECK (language IN ('cs', 'pl', 'en', 'uk')),
  issued_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,                 -- Q2: fixed when it joins, whatever happens later
  slot_at INTEGER,                         -- a reservation's slot time
  not_before INTEGER,                      -- may not be called sooner: postponed, or due at its slot
  front INTEGER NOT NULL DEFAULT 0 CHECK (front IN (0, 1)),
  for_counter_id TEXT REFERENCES counter,  -- transferred to, or parked at, this counter
  counter_id TEXT REFERENCES counter,      -- where it is called or served now, or was last
  calls INTEGER NOT NULL DEFAULT 0,
  called_at INTEGER,
  serving_at INTEGER,
  ended_at INTEGER,
  recall_counter_id TEXT REFERENCES counter,  -- a no-show: who calls it again (Q4)
  recall_ready INTEGER NOT NULL DEFAULT 0 CHECK (recall_ready IN (0, 1)), -- another client was finished there since
  outcome TEXT,
  token_hash TEXT NOT NULL UNIQUE,         -- of the e-ticket's address
  CHECK (state NOT IN ('called', 'serving') OR (counter_id IS NOT NULL AND called_at IS NOT NULL)),
  CHECK (state IN ('waiting', 'called', 'serving', 'parked') OR ended_at IS NOT NULL),
  FOREIGN KEY (location_id, day, number) REFERENCES number (location_id, day, label)
) STRICT;
CREATE UNIQUE INDEX ticket_number ON ticket (location_id, day, number);
-- One client at a counter at a time (C2, Q3).
CREATE UNIQUE INDEX ticket_at_counter ON ticket (counter_id) WHERE state IN ('called', 'serving');
CREATE INDEX ticket_open ON ticket (location_id, due_at) WHERE state IN ('waiting', 'called', 'serving', 'parked');
CREATE INDEX ticket_of_day ON ticket (location_id, day, service_id);
CREATE UNIQUE INDEX ticket_of_reservation ON ticket (reservation_id, number) WHERE reservation_id IS NOT NULL;
CREATE TRIGGER ticket_end_is_final BEFORE UPDATE OF state ON ticket
  WHEN OLD.state IN ('withdrawn', 'unserved') AND NEW.state <> OLD.state
  BEGIN SELECT RAISE(ABORT, 'a finished ticket never changes'); END;

-- Free notes of a visit, erased with the person's data (Q5a).
CREATE TABLE ticket_note (
  ticket_id TEXT PRIMARY KEY REFERENCES ticket ON DELETE CASCADE,
  note TEXT NOT NULL,
  erase_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counter_state (
  counter_id TEXT PRIMARY KEY REFERENCES counter,
  state TEXT NOT NULL CHECK (state IN ('open', 'paused', 'closed')),
  staff_id TEXT REFERENCES staff,
  since INTEGER NOT NULL,
  services TEXT CHECK (services IS NULL OR json_valid(services))  -- today's own choice, else the counter's
) STRICT, WITHOUT ROWID;

-- The last deed at a counter, as it was before, for the ten seconds in which it can be taken back (Q5).
CREATE TABLE deed (
  counter_id TEXT PRIMARY KEY REFERENCES counter,
  event INTEGER NOT NULL,
  done_at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  undo TEXT NOT NULL CHECK (json_valid(undo))
) STRICT, WITHOUT ROWID;

-- A day of a location that was closed (Q8), and a stop of issuing with the clerk's text (K3).
CREATE TABLE closed_day (
  location_id TEXT NOT NULL REFERENCES location,
  day TEXT NOT NULL,
  closed_at INTEGER NOT NULL,
  PRIMARY KEY (location_id, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE issuing_stop (
  location_id TEXT NOT NULL REFERENCES location,
  service_id TEXT NOT NULL DEFAULT '',     -- '' is the whole location
  day TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (location_id, service_id, day)
) STRICT, WITHOUT ROWID;

-- A touch at a kiosk: the same touch sent again finds the ticket it made (K3, C6).
CREATE TABLE touch (
  token_hash TEXT PRIMARY KEY,
  ticket_id TEXT NOT NULL REFERENCES ticket,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX touch_by_time ON touch (at);

-- Paper to be printed. `bytes` are what goes to the printer; gone once printed, dropped or given up (K5).
CREATE TABLE print_job (
  id TEXT PRIMARY KEY,
  kiosk_id TEXT NOT NULL REFERENCES fixture,
  ticket_id TEXT NOT NULL REFERENCES ticket,
  state TEXT NOT NULL CHECK (state IN ('queued', 'printing', 'printed', 'dropped', 'cut-off')),
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  fault TEXT,
  link TEXT                                -- the e-ticket's address while the paper is still to come
) STRICT;
CREATE INDEX print_job_open ON print_job (kiosk_id, created_at) WHERE state IN ('queued', 'printing');
CREATE TABLE printer_state (
  kiosk_id TEXT PRIMARY KEY REFERENCES fixture,
  fault TEXT,                              -- null: as far as known it prints
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
