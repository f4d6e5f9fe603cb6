-- When paper was handed out to a printer that fetches it itself: until it says how it went, nothing else is handed out (K5).
ALTER TABLE print_job ADD COLUMN handed_at INTEGER;

-- The secret in the address a fetching printer asks at (S4); only its hash is kept, a new one ends the old.
CREATE TABLE printer_key (
  kiosk_id TEXT PRIMARY KEY REFERENCES fixture,
  key_hash TEXT NOT NULL UNIQUE,
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Further addresses of a ticket: paper printed again by staff gets one of its own, the first stays good.
CREATE TABLE ticket_link (
  token_hash TEXT PRIMARY KEY,
  ticket_id TEXT NOT NULL REFERENCES ticket ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_link_of ON ticket_link (ticket_id);
