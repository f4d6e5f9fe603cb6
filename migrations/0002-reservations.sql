-- One client's place in a slot. No personal data here: that lies in `client` and is erased when its time comes (A4).
CREATE TABLE reservation (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('pending', 'confirmed', 'due', 'arrived', 'served', 'missed', 'withdrawn',
                                       'unserved', 'expired', 'cancelled', 'lapsed')),
  version INTEGER NOT NULL DEFAULT 1,
  plan_id TEXT NOT NULL REFERENCES plan,
  service_id TEXT NOT NULL REFERENCES service,
  location_id TEXT NOT NULL REFERENCES location,
  day TEXT NOT NULL,                       -- civil day of the slot at the location
  starts_at INTEGER NOT NULL,
  persons INTEGER NOT NULL DEFAULT 1 CHECK (persons >= 1),
  language TEXT NOT NULL CHECK (language IN ('cs', 'pl', 'en', 'uk')),
  source TEXT NOT NULL CHECK (source IN ('web', 'staff', 'sms')),
  created_at INTEGER NOT NULL,
  confirm_by INTEGER,                      -- the deadline while pending; itself outside (T3)
  confirmed_at INTEGER,
  window_from INTEGER,                     -- arrival window of B8, both ends inside; null with automatic arrival
  window_to INTEGER,
  arrived_at INTEGER,
  ended_at INTEGER,                        -- when it came to a finished state
  remind_at INTEGER,                       -- when the reminder is to be written; null when there is none any more
  erase_at INTEGER,                        -- when the client's data must be gone (A4)
  number TEXT,                             -- what the board will show, where it is known before arrival (B9)
  further_numbers TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(further_numbers)),   -- of a family's other tickets (B15)
  further_services TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(further_services)), -- also done in this visit (B15)
  code TEXT CHECK (code IS NULL OR length(code) = 6),
  code_hash TEXT,                          -- stays until the day ends, so that the kiosk can say "late"
  mails INTEGER NOT NULL DEFAULT 0,        -- times the confirmation was asked for (three at most, B7)
  sequence INTEGER NOT NULL DEFAULT 0,     -- of the calendar entry; grows with each move (B11)
  CHECK (state <> 'pending' OR confirm_by IS NOT NULL),
  CHECK (state IN ('pending', 'confirmed', 'due', 'arrived') OR ended_at IS NOT NULL),
  CHECK (code IS NULL OR state IN ('confirmed', 'due', 'arrived')),
  CHECK ((window_from IS NULL) = (window_to IS NULL))
) STRICT;
-- The code is unique among the location's live reservations (B9).
CREATE UNIQUE INDEX reservation_code ON reservation (location_id, code)
  WHERE code IS NOT NULL;
CREATE INDEX reservation_by_slot ON reservation (plan_id, starts_at);
CREATE INDEX reservation_by_day ON reservation (location_id, day);
-- Asked before each deed (T4); a state that is bound finds no partial index over states.
CREATE INDEX reservation_to_expire ON reservation (state, confirm_by);
CREATE INDEX reservation_to_lapse ON reservation (state, window_to) WHERE window_to IS NOT NULL;
CREATE INDEX reservation_to_join ON reservation (state, starts_at) WHERE window_to IS NULL;
CREATE INDEX reservation_to_erase ON reservation (erase_at) WHERE erase_at IS NOT NULL;
CREATE INDEX reservation_to_remind ON reservation (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX reservation_late_code ON reservation (location_id, code_hash) WHERE code_hash IS NOT NULL;
-- B14: places that lapsed after their slot began, for the walk-in tickets of the day.
CREATE INDEX reservation_lapsed ON reservation (location_id, day, service_id) WHERE state = 'lapsed';
CREATE INDEX reservation_spent_code ON reservation (location_id, day) WHERE code_hash IS NOT NULL AND code IS NULL;
-- A finished state never changes (B7); only an undo at the counter (Q5) takes "served" or "missed" back, within seconds.
CREATE TRIGGER reservation_end_is_final BEFORE UPDATE OF state ON reservation
  WHEN NEW.state <> OLD.state AND (
    OLD.state IN ('unserved', 'expired', 'cancelled', 'lapsed')
    OR (OLD.state IN ('served', 'missed', 'withdrawn') AND NEW.state NOT IN ('arrived', 'due')))
  BEGIN SELECT RAISE(ABORT, 'a finished reservation never changes'); END;

-- The places a living reservation holds. A place number above what the slot has, or held twice, is refused here (B4).
CREATE TABLE place (
  plan_id TEXT NOT NULL REFERENCES plan,
  starts_at INTEGER NOT NULL,
  place INTEGER NOT NULL,
  places INTEGER NOT NULL,                 -- how many the slot had when this one was given
  reservation_id TEXT NOT NULL REFERENCES reservation ON DELETE CASCADE,
  PRIMARY KEY (plan_id, starts_at, place),
  CHECK (place >= 1 AND place <= places)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_of_reservation ON place (reservation_id);

-- Personal data of a reservation, apart from it, so that erasing is deleting one row.
CREATE TABLE client (
  reservation_id TEXT PRIMARY KEY REFERENCES reservation ON DELETE CASCADE,
  name TEXT,
  company TEXT,
  email TEXT,
  phone TEXT,
  answers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(answers)),
  note TEXT,
  contact_hash TEXT,                       -- of the e-mail, keyed, for "active reservations per contact" (B3)
  phone_hash TEXT                          -- and of the phone
) STRICT, WITHOUT ROWID;
CREATE INDEX client_by_contact ON client (contact_hash) WHERE contact_hash IS NOT NULL;
CREATE INDEX client_by_phone ON client (phone_hash) WHERE phone_hash IS NOT NULL;

-- Who wants to be told when a place of a full day frees up (B14). Gone when asked, at the latest when the day is over.
CREATE TABLE waiting_wish (
  id INTEGER PRIMARY KEY AUTOINCREMENT,    -- the place in line
  service_id TEXT NOT NULL REFERENCES service,
  location_id TEXT NOT NULL REFERENCES location,
  day TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('cs', 'pl', 'en', 'uk')),
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  joined_at INTEGER NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,         -- one wish of a contact for a service, place and day
  erase_at INTEGER NOT NULL,
  CHECK (email <> '' OR phone <> '')
) STRICT;
CREATE INDEX waiting_wish_in_line ON waiting_wish (location_id, day, id);
CREATE INDEX waiting_wish_to_erase ON waiting_wish (erase_at);

-- Links of a reservation: hashed, one purpose each (S4).
CREATE TABLE link (
  token_hash TEXT PRIMARY KEY,
  reservation_id TEXT NOT NULL REFERENCES reservation ON DELETE CASCADE,
  purpose TEXT NOT NULL CHECK (purpose IN ('held', 'confirm', 'cancel', 'show', 'move')),
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX link_of_reservation ON link (reservation_id);

-- The one-time code that confirms a booking on the page still open (B7). Not the arrival code.
CREATE TABLE one_time_code (
  reservation_id TEXT PRIMARY KEY REFERENCES reservation ON DELETE CASCADE,
  code_hash TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0 CHECK (tries <= 10)
) STRICT, WITHOUT ROWID;

-- Single use of a signed form (B6, C6): the same form sent again finds the reservation it made.
CREATE TABLE sent_form (
  form_hash TEXT PRIMARY KEY,
  reservation_id TEXT NOT NULL REFERENCES reservation ON DELETE CASCADE,
  sent_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sent_form_by_time ON sent_form (sent_at);
CREATE INDEX sent_form_of_reservation ON sent_form (reservation_id);
