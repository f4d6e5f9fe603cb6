import { currentOffice } from "../office/queries.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { isContactOf } from "./contact.ts";
import { known } from "./finding.ts";
import { makeLink } from "./link-store.ts";
import { withCode } from "./store.ts";

/**
 * B7, B11: code + e-mail or phone lead a client to their own reservation: a new link for moving and cancelling it, as good as
 * the one in the message. Wrong pairs all get the same notFound (S4); the address of the page holds nothing personal (P2).
 */
export async function openByCode(work: Work, given: { code: string; contact: string }): Promise<string> {
  const office = await currentOffice(work);
  const everywhere = office.locations.map(({ id }) => id);
  for (const id of await withCode(work, everywhere, given.code.replaceAll(/\s/g, ""))) {
    const found = await known(work, office, id);
    if (found.client === null || !isContactOf(found.client, given.contact)) continue;
    if (found.state !== "confirmed") throw new Refusal("gone", "alreadyEnded");
    return makeLink(work, found.id, "move", { expiresAt: found.startsAt });
  }
  throw new Refusal("not-found", "notFound");
}
