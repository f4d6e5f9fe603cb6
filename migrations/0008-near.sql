-- "Tell me when N are before me" (V4): one wish a ticket. Personal data goes when it was told or when the ticket has ended.
CREATE TABLE near_wish (
  ticket_id TEXT PRIMARY KEY REFERENCES ticket ON DELETE CASCADE,
  location_id TEXT NOT NULL REFERENCES location,
  before INTEGER NOT NULL CHECK (before BETWEEN 1 AND 5),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'sms')),
  recipient TEXT,                          -- personal data: gone in the work that writes the message
  language TEXT NOT NULL CHECK (language IN ('cs', 'pl', 'en', 'uk')),
  told_at INTEGER,
  dropped INTEGER NOT NULL DEFAULT 0 CHECK (dropped IN (0, 1)), -- taken back; the next round of the job deletes it
  CHECK ((told_at IS NULL) = (recipient IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX near_wish_at ON near_wish (location_id);
CREATE INDEX message_of_ticket ON message (ticket_id) WHERE ticket_id IS NOT NULL;

-- P3: it goes with its person, and so does what was written to them.
CREATE TRIGGER near_wish_goes_with_client AFTER DELETE ON client
  BEGIN
    DELETE FROM near_wish WHERE ticket_id IN (SELECT id FROM ticket WHERE reservation_id = OLD.reservation_id);
    UPDATE message SET state = 'cancelled', ended_at = created_at
      WHERE state = 'queued' AND ticket_id IN (SELECT id FROM ticket WHERE reservation_id = OLD.reservation_id);
    UPDATE message SET recipient = NULL, subject = NULL, body = NULL, parts = NULL
      WHERE recipient IS NOT NULL AND ticket_id IN (SELECT id FROM ticket WHERE reservation_id = OLD.reservation_id);
  END;
