import type { Person, Role, StaffDesk } from "../platform/http.ts";

/** A member of staff as others see them in a row of names. */
export interface StaffMember extends Person {
  readonly hasPin: boolean;
}

/** Which roles may open which desk at all; each route narrows it further (A1). */
const AT_DESK: Record<StaffDesk, readonly Role[]> = {
  counter: ["clerk", "supervisor", "admin"],
  admin: ["supervisor", "messenger", "admin"],
};

export const mayWorkAt = (desk: StaffDesk, roles: readonly Role[]): boolean =>
  roles.some((role) => AT_DESK[desk].includes(role));

/** A password long enough to be guessed by nobody (S8); no further rules, as they make passwords worse. */
export const PASSWORD_LEAST = 10;
export const isPin = (text: string): boolean => /^\d{4,8}$/.test(text);

/** Opens every account of the trial office, which holds nothing real; no other office knows it. */
export const TRIAL_PIN = "1234";
