-- Q6: how long clients of a service stood at a counter, by day and hour of the call. Sums of whole numbers, so that a deed
-- taken back (Q5) is taken out again exactly. Counts only: nothing of a person.
CREATE TABLE learned (
  location_id TEXT NOT NULL REFERENCES location,
  service_id TEXT NOT NULL REFERENCES service,
  day TEXT NOT NULL,
  hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
  visits INTEGER NOT NULL,
  sum INTEGER NOT NULL,                    -- of thousandths of the logarithm of seconds for one person
  squares INTEGER NOT NULL,
  absent INTEGER NOT NULL,                 -- calls nobody came to
  PRIMARY KEY (location_id, day, service_id, hour)
) STRICT, WITHOUT ROWID;

-- The wait a ticket was told when it was issued, in minutes, both ends inside.
CREATE TABLE told (
  ticket_id TEXT PRIMARY KEY REFERENCES ticket,
  location_id TEXT NOT NULL REFERENCES location,
  told_at INTEGER NOT NULL,
  from_minutes INTEGER NOT NULL,
  to_minutes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX told_at_location ON told (location_id, told_at);
