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
  ended_at INTEGER,
  erase_at INTEGER NOT NULL
) STRICT;
CREATE INDEX message_to_send ON message (due_at, lane) WHERE state = 'queued';
CREATE INDEX message_claimed ON message (claimed_at) WHERE state = 'claimed';
CREATE INDEX message_of_reservation ON message (reservation_id) WHERE reservation_id IS NOT NULL;
CREATE INDEX message_to_erase ON message (erase_at) WHERE recipient IS NOT NULL;
CREATE INDEX message_by_time ON message (created_at);

-- Text messages that came, raw (S3); what is made of them is not decided here.
CREATE TABLE arrival_sms (
  id TEXT PRIMARY KEY,
  sender TEXT NOT NULL,
  body TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  erase_at INTEGER NOT NULL
) STRICT;

-- The trial office's paper tray: the very bytes a printer would get.
CREATE TABLE tray_paper (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kiosk_id TEXT NOT NULL,
  number TEXT NOT NULL,
  link TEXT NOT NULL,                      -- the e-ticket's address that its square says
  bytes BLOB NOT NULL,
  printed_at INTEGER NOT NULL
) STRICT;
