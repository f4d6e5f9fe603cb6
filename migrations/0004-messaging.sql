-- The outbox: one row a recipient, rendered when written, in the same transaction as its cause (M1).
CREATE TABLE message (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('queued', 'claimed', 'accepted', 'delivered', 'failed', 'expired', 'cancelled', 'unknown')),
  kind TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('email', 'sms')),
  lane INTEGER NOT NULL,                   -- higher goes first
  recipient TEXT,                          -- personal data: these four are emptied when their time comes
  subject TEXT,
  body TEXT,
  parts TEXT CHECK (parts IS NULL OR json_valid(parts)),  -- {html, links, attachments}
  reservation_id TEXT REFERENCES reservation,
  ticket_id TEXT REFERENCES ticket,
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,                 -- not tried before
  not_after INTEGER NOT NULL,              -- not sent at or after this (M5)
  attempts INTEGER NOT NULL DEFAULT 0,
  claimed_at INTEGER,
  transport TEXT,
  reference TEXT,                          -- the provider's
  failure TEXT,                            -- a kind from a list, never the provider's words about a person
  sent_at INTEGER,                         -- the transport says it left for the recipient
  ended_at INTEGER,
  told_at INTEGER,                         -- a person told the recipient another way
  erase_at INTEGER NOT NULL
) STRICT;
-- Asked every second; a state that is bound finds no partial index over states.
CREATE INDEX message_to_send ON message (state, channel, lane DESC, due_at, id); -- in the order they leave
CREATE INDEX message_claimed ON message (state, claimed_at);
CREATE INDEX message_of_reservation ON message (reservation_id) WHERE reservation_id IS NOT NULL;
CREATE INDEX message_to_erase ON message (erase_at) WHERE recipient IS NOT NULL;
CREATE INDEX message_by_time ON message (created_at);
CREATE INDEX message_by_reference ON message (transport, reference) WHERE reference IS NOT NULL;
CREATE INDEX message_dead ON message (ended_at) WHERE state IN ('failed', 'unknown', 'expired');

-- What a transport said of a message we do not know yet: it may have been quicker than our own note (M1).
CREATE TABLE early_receipt (
  transport TEXT NOT NULL,
  reference TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('sent', 'delivered', 'failed')),
  received_at INTEGER NOT NULL,
  PRIMARY KEY (transport, reference)
) STRICT, WITHOUT ROWID;

-- How each transport stands: what it said of itself, and a fault that stops it whole.
CREATE TABLE transport_state (
  transport TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('ok', 'degraded', 'down')),
  reason TEXT,                             -- from a list
  since INTEGER NOT NULL,
  paused_until INTEGER,
  last_heard INTEGER,
  signal INTEGER,
  waiting INTEGER,
  holds_erased_since INTEGER               -- what is erased here could not be erased there since then
) STRICT, WITHOUT ROWID;

-- Sending as a whole is stopped until a person releases it (M5): after a restore, or by their wish.
CREATE TABLE sending_pause (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  reason TEXT NOT NULL CHECK (reason IN ('restored', 'staff')),
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The trial office's paper tray: the very bytes a printer would get.
CREATE TABLE tray_paper (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kiosk_id TEXT NOT NULL,
  number TEXT NOT NULL,
  link TEXT NOT NULL,                      -- the e-ticket's address that its square says
  bytes BLOB NOT NULL,
  printed_at INTEGER NOT NULL
) STRICT;
