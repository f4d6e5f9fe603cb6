import type { Database } from "bun:sqlite";
import { instant, SECOND } from "../../platform/clock.ts";
import type { Arrived } from "../delivery.ts";
import { partOfHeader } from "./gammu-rows.ts";

const MOST_ARRIVALS = 100;

interface InboxRow {
  readonly ID: number;
  readonly SenderNumber: string;
  readonly TextDecoded: string;
  readonly UDH: string;
  readonly received: number | null;
}

/** What came and is not ours yet, the oldest first, a row for each part. */
export function readArrivals(db: Database): { id: number; arrived: Arrived }[] {
  const rows = db
    .query<InboxRow, [number]>(
      `SELECT ID, SenderNumber, TextDecoded, UDH, unixepoch(ReceivingDateTime, 'utc') AS received
       FROM inbox WHERE Processed = 'false' ORDER BY ID LIMIT ?`,
    )
    .all(MOST_ARRIVALS);
  return rows.map((row) => {
    const part = partOfHeader(row.UDH);
    const arrived: Arrived = {
      transport: "gammu",
      providerId: String(row.ID),
      from: row.SenderNumber,
      to: null,
      text: row.TextDecoded,
      sentAt: row.received === null ? null : instant(row.received * SECOND),
      ...(part === null ? {} : { part }),
    };
    return { id: row.ID, arrived };
  });
}
