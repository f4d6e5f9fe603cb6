import { isMobile, normalPhone, type Country } from "../messaging/phone.ts";
import { NEAR } from "../queue/near.ts";

/** What was typed, shown again as it was; `wrong` names what could not be understood. */
export interface NearForm {
  readonly before: number;
  readonly contact: string;
  readonly wrong: "count" | "phone" | "email" | "contact" | null;
}

export const EMPTY_FORM: NearForm = { before: NEAR.usual, contact: "", wrong: null };

export interface NearAsked {
  readonly before: number;
  readonly channel: "email" | "sms";
  readonly recipient: string;
}

type Way = "sms" | "email";

/** A mobile number or an e-mail address, by what the office offers; how many before is 1–5, both inside. */
export function readNearForm(
  typed: { readonly before: string; readonly contact: string },
  ways: readonly Way[],
  country: Country,
): NearAsked | NearForm {
  const before = Number(typed.before);
  const contact = typed.contact.trim().slice(0, 200);
  const isCount = Number.isInteger(before) && before >= NEAR.least && before <= NEAR.most;
  if (!isCount) return { before: NEAR.usual, contact, wrong: "count" };
  const email = ways.includes("email") && EMAIL.test(contact) ? contact : null;
  if (email !== null) return { before, channel: "email", recipient: email };
  const phone = ways.includes("sms") ? normalPhone(contact, country) : null;
  if (phone !== null && isMobile(phone)) return { before, channel: "sms", recipient: phone };
  return { before, contact, wrong: ways.length > 1 ? "contact" : ways[0] === "email" ? "email" : "phone" };
}

/** As in the booking's own form: one @, a dot behind it, no blanks. */
const EMAIL = /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\.]+(\.[^\s@,;:<>()[\]"\\.]+)*\.[\p{L}\p{N}-]{2,}$/u;
