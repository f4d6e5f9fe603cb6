-- The installation itself: one row, for ever trial or real, with the key that signs links and hashes codes.
CREATE TABLE installation (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  mode TEXT NOT NULL CHECK (mode IN ('trial', 'real')),
  key TEXT NOT NULL CHECK (length(key) >= 43),
  created_at INTEGER NOT NULL,
  setup_token_hash TEXT,
  clock_offset INTEGER NOT NULL DEFAULT 0,   -- trial: office time minus the computer's, in ms, while it runs
  clock_stopped_at INTEGER                   -- trial: where the office clock stands when it does not run
) STRICT;

-- The office as set: `version` grows with each change, so that who keeps it in memory knows when to read again.
CREATE TABLE office (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  version INTEGER NOT NULL,
  settings TEXT NOT NULL CHECK (json_valid(settings))
) STRICT;

-- A part that history speaks of is never deleted, only retired; `settings` is its piece of the office file.
CREATE TABLE location (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, retired_at INTEGER,
  settings TEXT NOT NULL CHECK (json_valid(settings))
) STRICT;
CREATE TABLE agenda (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, retired_at INTEGER,
  settings TEXT NOT NULL CHECK (json_valid(settings))
) STRICT;
CREATE TABLE service (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, retired_at INTEGER,
  settings TEXT NOT NULL CHECK (json_valid(settings))
) STRICT;
CREATE TABLE plan (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, retired_at INTEGER,
  location_id TEXT NOT NULL REFERENCES location,
  settings TEXT NOT NULL CHECK (json_valid(settings))
) STRICT;
CREATE TABLE counter (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, retired_at INTEGER,
  location_id TEXT NOT NULL REFERENCES location,
  settings TEXT NOT NULL CHECK (json_valid(settings))
) STRICT;
-- Kiosks, boards and counter displays: what stands in the lobby.
CREATE TABLE fixture (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, retired_at INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('kiosk', 'board', 'display')),
  location_id TEXT NOT NULL REFERENCES location,
  settings TEXT NOT NULL CHECK (json_valid(settings))
) STRICT;

CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  roles TEXT NOT NULL CHECK (json_valid(roles)),
  login TEXT UNIQUE,
  password_hash TEXT,
  pin_hash TEXT,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;

-- A signed-in person at one desk ('counter' or 'admin'); the cookie holds the token, the table only its hash.
CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,
  staff_id TEXT NOT NULL REFERENCES staff,
  desk TEXT NOT NULL CHECK (desk IN ('counter', 'admin')),
  created_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX session_of_staff ON session (staff_id);

-- A browser that was enrolled as a fixture (A2).
CREATE TABLE device (
  id TEXT PRIMARY KEY,
  fixture_id TEXT NOT NULL REFERENCES fixture,
  token_hash TEXT NOT NULL UNIQUE,
  enrolled_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
CREATE INDEX device_of_fixture ON device (fixture_id);

-- Time in which the product was down; windows and deadlines that overlap it end later by as much (T4).
CREATE TABLE outage (
  began_at INTEGER NOT NULL PRIMARY KEY,
  ended_at INTEGER NOT NULL CHECK (ended_at > began_at)
) STRICT;

-- History: append-only, numbered, without personal data (Q9, A3). It numbers the live stream and feeds statistics.
CREATE TABLE event (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  location_id TEXT,
  service_id TEXT,
  counter_id TEXT,
  ticket_id TEXT,
  reservation_id TEXT,
  staff_id TEXT,
  detail TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail))
) STRICT;
CREATE INDEX event_at_location ON event (location_id, number);
CREATE INDEX event_of_call ON event (location_id, number)
  WHERE kind IN ('ticket-called', 'ticket-called-again', 'call-taken-back');
CREATE INDEX event_of_ticket ON event (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX event_of_reservation ON event (reservation_id) WHERE reservation_id IS NOT NULL;
CREATE INDEX event_of_erasing ON event (at) WHERE kind = 'reservations-erased';
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
