import { note } from "../platform/event.ts";
import { hashToken, newToken } from "../platform/id.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Reader, Work } from "../platform/work.ts";
import { currentOffice } from "./queries.ts";

/** A printer that fetches its tickets knows one secret, which stands in the address it asks at (S4). */

/** A new secret for a kiosk's printer, told this once; the one before is over. Throws a Refusal where no printer fetches. */
export async function renewPrinterKey(work: Work, kioskId: string, staffId: string | null): Promise<string> {
  const kiosk = (await currentOffice(work)).kiosks.find(({ id }) => id === kioskId);
  if (kiosk?.printer !== "pull") throw new Refusal("not-found", "notFound");
  const key = newToken() + newToken();
  const row = { key_hash: hashToken(key), made_at: work.now };
  await work.db
    .insertInto("printer_key")
    .values({ kiosk_id: kioskId, ...row })
    .onConflict((conflict) => conflict.column("kiosk_id").doUpdateSet(row))
    .execute();
  await note(work, { kind: "printer-key", locationId: kiosk.location, staffId, detail: { kiosk: kioskId } });
  return key;
}

/** The kiosk whose printer knows the secret, as long as the office file says that it fetches. */
export async function kioskOfKey(reader: Reader, key: string): Promise<string | null> {
  const row = await reader.db
    .selectFrom("printer_key")
    .select("kiosk_id")
    .where("key_hash", "=", hashToken(key))
    .executeTakeFirst();
  const kiosk = (await currentOffice(reader)).kiosks.find(({ id }) => id === row?.kiosk_id);
  return kiosk?.printer === "pull" ? kiosk.id : null;
}
