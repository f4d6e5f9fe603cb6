import { after, HOUR, type Instant } from "../platform/clock.ts";
import type { Work } from "../platform/work.ts";
import type { Reason, Receipt } from "./delivery.ts";

/** A receipt of whatever transport the table names. */
type Told = Omit<Receipt, "transport"> & { readonly transport: string };

/** How long a receipt waits for a message we do not know yet; it may have overtaken our own commit. */
const EARLY_KEPT = 7 * 24 * HOUR;

/**
 * Notes what a transport says later of a message it took (M1). Only forward: once it was delivered or failed it stays so, and
 * whatever is said twice or in the wrong order changes nothing. Returns whether the message is known.
 */
export async function applyReceipt(work: Work, receipt: Told): Promise<boolean> {
  const row = await work.db
    .selectFrom("message")
    .select(["id", "state", "sent_at", "recipient"])
    .where("transport", "=", receipt.transport)
    .where("reference", "=", receipt.reference)
    .executeTakeFirst();
  if (row === undefined) return false;
  if (row.state !== "accepted" && row.state !== "unknown") return true;
  const sent = { sent_at: row.sent_at ?? work.now };
  const failed =
    row.recipient === null // erased, so withdrawn there as well: nobody is to be told
      ? { state: "cancelled" as const, ended_at: work.now }
      : { state: "failed" as const, ended_at: work.now, failure: "undeliverable" satisfies Reason };
  const change =
    receipt.state === "sent"
      ? { ...sent, state: "accepted" as const }
      : receipt.state === "delivered"
        ? { ...sent, state: "delivered" as const, ended_at: work.now, failure: null }
        : failed;
  await work.db.updateTable("message").set(change).where("id", "=", row.id).execute();
  return true;
}

/** Keeps a receipt that came before its message was noted as taken; the furthest of several. */
export async function keepEarly(work: Work, receipt: Told): Promise<void> {
  const { transport, reference, state } = receipt;
  await work.db
    .insertInto("early_receipt")
    .values({ transport, reference, state, received_at: work.now })
    .onConflict((all) =>
      all.columns(["transport", "reference"]).doUpdateSet({ state }).where("early_receipt.state", "=", "sent"),
    )
    .execute();
}

/** The receipt that waited for a message that has just been noted as taken. */
export async function takeEarly(work: Work, transport: string, reference: string): Promise<Receipt["state"] | null> {
  const row = await work.db
    .deleteFrom("early_receipt")
    .where("transport", "=", transport)
    .where("reference", "=", reference)
    .returning("state")
    .executeTakeFirst();
  return row?.state ?? null;
}

/** Receipts nobody's message came for. */
export async function forgetEarly(work: Work): Promise<void> {
  await work.db.deleteFrom("early_receipt").where("received_at", "<=", oldest(work.now)).execute();
}

const oldest = (now: Instant): Instant => after(now, -EARLY_KEPT);
