-- Every number given at a location on a day, to a reservation or a ticket: the key is what refuses a second one (B9, K2).
-- After a restore a row of each series that nobody has, labelled 'restored …', makes it go on behind it (K2).
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
  further_services TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(further_services)), -- still to be done in this visit (B15)
  reservation_id TEXT REFERENCES reservation,
  source TEXT NOT NULL CHECK (source IN ('kiosk', 'phone', 'clerk', 'reservation')),
  class_id TEXT,                           -- priority class, if any
  class_reason TEXT,                       -- why a clerk raised it, which is done once (Q2)
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
-- Each press asks these of all tickets ever given; a state that is bound finds no partial index over states.
CREATE INDEX ticket_open ON ticket (location_id, state, day, due_at);
CREATE INDEX ticket_of_counter ON ticket (counter_id, state) WHERE counter_id IS NOT NULL;
CREATE INDEX ticket_for_counter ON ticket (for_counter_id, state) WHERE for_counter_id IS NOT NULL;
CREATE INDEX ticket_recall ON ticket (recall_counter_id, state) WHERE recall_counter_id IS NOT NULL;
CREATE INDEX ticket_of_day ON ticket (location_id, day, service_id, source, number);
CREATE UNIQUE INDEX ticket_of_reservation ON ticket (reservation_id, number) WHERE reservation_id IS NOT NULL;
CREATE TRIGGER ticket_end_is_final BEFORE UPDATE OF state ON ticket
  WHEN NEW.state <> OLD.state AND (OLD.state = 'unserved' OR (OLD.state = 'withdrawn' AND NEW.state <> 'waiting')) -- V4: taken back
  BEGIN SELECT RAISE(ABORT, 'a finished ticket never changes'); END;

-- Free notes of a visit, erased with the person's data (Q5a).
CREATE TABLE ticket_note (
  ticket_id TEXT PRIMARY KEY REFERENCES ticket ON DELETE CASCADE,
  note TEXT NOT NULL,
  erase_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_note_due ON ticket_note (erase_at);
CREATE TRIGGER ticket_note_goes_with_client AFTER DELETE ON client
  BEGIN
    DELETE FROM ticket_note WHERE ticket_id IN (SELECT id FROM ticket WHERE reservation_id = OLD.reservation_id);
  END;

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
CREATE INDEX print_job_open ON print_job (kiosk_id, state, created_at);
CREATE TABLE printer_state (
  kiosk_id TEXT PRIMARY KEY REFERENCES fixture,
  fault TEXT,                              -- null: as far as known it prints
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
