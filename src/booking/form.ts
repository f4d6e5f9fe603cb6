import type { Fields } from "../platform/http.ts";
import type { Booking } from "../office/office-file.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { normalPhone, type Country } from "../messaging/phone.ts";

/** What a visitor told in the form (B5), as it goes into the reservation. */
export interface Details {
  readonly name: string;
  readonly company: string;
  readonly email: string;
  readonly phone: string;
  readonly persons: number;
  readonly answers: Readonly<Record<string, string>>;
}

export type ErrorKey = keyof Catalogue["booking"]["errors"];
/** `field` is the name and the id of the input it belongs to. */
export interface FieldError {
  readonly field: string;
  readonly key: ErrorKey;
}

/** `typed` is what stands in the form again; `details` is what is kept, with the phone in its normal form. */
export interface ReadForm {
  readonly typed: Details;
  readonly details: Details;
  readonly errors: readonly FieldError[];
}

export const EMPTY: Details = {
  name: "",
  company: "",
  email: "",
  phone: "",
  persons: 1,
  answers: {},
};

const MOST = { name: 100, company: 120, email: 200, phone: 40, answer: 500 };

/** Reads the form by the service's own settings: which fields are asked, optional or required (B5). Never throws. */
export function readDetails(fields: Fields, booking: Booking, country: Country): ReadForm {
  const typed = typedIn(fields, booking);
  const phone = typed.phone === "" ? "" : (normalPhone(typed.phone, country) ?? "");
  const errors = [
    ...nameErrors(typed, booking),
    ...emailErrors(typed, booking),
    ...phoneErrors(typed, booking, phone),
    ...personErrors(typed, booking),
    ...answerErrors(typed, booking),
  ];
  return { typed, details: { ...typed, phone }, errors };
}

function typedIn(fields: Fields, booking: Booking): Details {
  const asked = booking.fields;
  const wantsContact = asked.phoneOrEmail;
  const read = (name: string, on: boolean) => (on ? oneLine(fields.text(name)) : "");
  const answers: Record<string, string> = {};
  for (const question of booking.questions) answers[question.id] = oneLine(fields.text(answerField(question.id)));
  return {
    name: read("name", asked.name !== "off"),
    company: read("company", asked.company !== "off"),
    email: read("email", asked.email !== "off" || wantsContact),
    phone: read("phone", asked.phone !== "off" || wantsContact),
    persons: booking.persons > 1 ? Number(fields.text("persons") || Number.NaN) : 1,
    answers,
  };
}

export const answerField = (id: string): string => `q-${id}`;

/** One line without control and direction characters, so that no value can break a mail's header, a page or a paper (S9). */
export const oneLine = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]/gu, "")
    .trim();

function nameErrors(typed: Details, booking: Booking): FieldError[] {
  const { name, company } = booking.fields;
  const errors: FieldError[] = [];
  const either = name === "required" && company === "optional";
  if (name === "required" && typed.name === "")
    if (!either || typed.company === "") errors.push({ field: "name", key: "name" });
  if (company === "required" && typed.company === "") errors.push({ field: "company", key: "company" });
  if (typed.name.length > MOST.name) errors.push({ field: "name", key: "tooLong" });
  if (typed.company.length > MOST.company) errors.push({ field: "company", key: "tooLong" });
  return errors;
}

function emailErrors(typed: Details, booking: Booking): FieldError[] {
  const { email, phoneOrEmail } = booking.fields;
  if (typed.email === "") {
    if (phoneOrEmail) return typed.phone === "" ? [{ field: "phone", key: "contact" }] : [];
    return email === "required" ? [{ field: "email", key: "email" }] : [];
  }
  const wrong = emailFault(typed.email);
  return wrong === null ? [] : [{ field: "email", key: wrong }];
}

/** What is wrong with an address, or null. Careful, not clever: the mail itself is the proof (B6). */
export function emailFault(email: string): ErrorKey | null {
  if (email.length > MOST.email) return "tooLong";
  if (!email.includes("@")) return "emailAt";
  return /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\.]+(\.[^\s@,;:<>()[\]"\\.]+)*\.[\p{L}\p{N}-]{2,}$/u.test(email)
    ? null
    : "emailShape";
}

function phoneErrors(typed: Details, booking: Booking, phone: string): FieldError[] {
  const { phone: asked, phoneOrEmail } = booking.fields;
  if (typed.phone === "") return asked === "required" && !phoneOrEmail ? [{ field: "phone", key: "phone" }] : [];
  if (typed.phone.length > MOST.phone) return [{ field: "phone", key: "tooLong" }];
  return phone === "" ? [{ field: "phone", key: "phoneShape" }] : [];
}

const personErrors = (typed: Details, booking: Booking): FieldError[] =>
  Number.isInteger(typed.persons) && typed.persons >= 1 && typed.persons <= booking.persons
    ? []
    : [{ field: "persons", key: "persons" }];

const answerErrors = (typed: Details, booking: Booking): FieldError[] =>
  booking.questions.flatMap((question): FieldError[] => {
    const answer = typed.answers[question.id] ?? "";
    const field = answerField(question.id);
    if (question.required && answer === "") return [{ field, key: "answer" }];
    return answer.length > MOST.answer ? [{ field, key: "tooLong" }] : [];
  });
