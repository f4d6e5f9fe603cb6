import type { Office } from "../office/office.ts";
import type { Fields } from "../platform/http.ts";
import { normalPhone } from "../messaging/phone.ts";
import type { StaffTelling } from "./staff-choices.ts";

/** Who a caller is, as staff typed it; empty means "not given" (B13). */
export interface Caller {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly persons: number;
}

export const NOBODY_YET: Caller = { name: "", email: "", phone: "", persons: 1 };

/** A field of the form that was not understood, and what to do about it. */
export interface CallerFault {
  readonly field: string;
  readonly says: string;
}

/** What stands in the form, and what is wrong with it. A name is enough (B13); a contact that was given must be one. */
export function readCaller(
  form: Fields,
  office: Office,
  t: StaffTelling["words"]["caller"],
): { caller: Caller; errors: CallerFault[] } {
  const typed = (name: string) => form.text(name).trim().slice(0, 200);
  const persons = Number(typed("persons") || "1");
  const phone = typed("phone") === "" ? "" : normalPhone(typed("phone"), office.office.country);
  const caller: Caller = {
    name: typed("name").slice(0, 120),
    email: typed("email"),
    phone: phone ?? typed("phone"),
    persons: Number.isInteger(persons) && persons > 0 ? persons : 1,
  };
  const errors: CallerFault[] = [];
  if (caller.name === "") errors.push({ field: "name", says: t.needName });
  if (caller.email !== "" && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(caller.email))
    errors.push({ field: "email", says: t.badEmail });
  if (phone === null) errors.push({ field: "phone", says: t.badPhone });
  return { caller, errors };
}
