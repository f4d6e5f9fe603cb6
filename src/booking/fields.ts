import { told } from "../office/office.ts";
import type { Booking } from "../office/office-file.ts";
import { answerField, type Details, type FieldError } from "./form.ts";
import type { Scene, Words } from "./scene.ts";

/** A labelled input; empty hint or error means there is none. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly error: string;
  readonly value: string;
  readonly type: "text" | "email" | "tel";
  readonly complete: string;
  readonly most: number;
  readonly required: boolean;
  /** For a number of a few digits: a short box, digits first on a phone's keyboard. */
  readonly digits: boolean;
}

export interface Summary {
  readonly title: string;
  readonly items: readonly { readonly href: string; readonly says: string }[];
}

/** What is wrong, on top, each with a link to its field; no items when nothing is (A4). */
export function summaryOf(t: Words, errors: readonly FieldError[]): Summary {
  return {
    title: t.errorSummary(errors.length),
    items: errors.map(({ field, key }) => ({
      href: `#${field}`,
      says: field === "send" ? t.errors[key].long : t.errors[key].short,
    })),
  };
}

/** What stands in the form, what is wrong with it, and what else it asks. */
export interface Filled {
  readonly details: Details;
  readonly errors: readonly FieldError[];
  /** The sealed stamp the form goes out with. */
  readonly stamp: string;
  /** The numeral challenge in words; empty where it is not asked. */
  readonly numerals: string;
  /** What was answered to it, when that was right and only something else was not. */
  readonly answer: string;
}

/** The inputs a service asks for, in their order (B5). */
export function fieldsOf(scene: Scene, booking: Booking, filled: Filled): Field[] {
  const { t, office, language } = scene;
  const { details, errors } = filled;
  const make = fieldMaker(t, errors);
  const fields = [
    ...whoFields(t, booking, details, make),
    ...contactFields(t, booking, details, make),
    ...booking.questions.map((question) =>
      make({
        name: answerField(question.id),
        label: told(office, question.label, language),
        value: details.answers[question.id] ?? "",
        asked: question.required ? "required" : "optional",
        most: 500,
      }),
    ),
  ];
  if (filled.numerals !== "")
    fields.push(
      make({
        name: "numerals",
        label: t.numerals(filled.numerals),
        value: filled.answer,
        asked: "required",
        hint: t.numeralsWhy,
        digits: true,
        most: 10,
      }),
    );
  return fields;
}

function whoFields(t: Words, booking: Booking, details: Details, make: Maker): Field[] {
  const { name, company } = booking.fields;
  const either = name === "required" && company === "optional";
  const fields: Field[] = [];
  if (name !== "off")
    fields.push(
      make({
        name: "name",
        label: t.name,
        value: details.name,
        asked: either ? "either" : name,
        hint: either ? t.companyInstead : "",
        complete: "name",
        most: 100,
      }),
    );
  if (company !== "off")
    fields.push(
      make({
        name: "company",
        label: t.company,
        value: details.company,
        asked: either ? "either" : company,
        complete: "organization",
        most: 120,
      }),
    );
  return fields;
}

/** The address comes before the phone, but where one of the two is enough (Toruń). */
function contactFields(t: Words, booking: Booking, details: Details, make: Maker): Field[] {
  const { email, phone, phoneOrEmail } = booking.fields;
  const fields: Field[] = [];
  if (phoneOrEmail || email !== "off")
    fields.push(
      make({
        name: "email",
        label: t.email,
        value: details.email,
        asked: phoneOrEmail ? "either" : email,
        hint: booking.confirm.by === "link" ? t.emailWhy : t.emailWhyPlain,
        type: "email",
        complete: "email",
        most: 200,
      }),
    );
  if (phoneOrEmail || phone !== "off")
    fields.push(
      make({
        name: "phone",
        label: t.phone,
        value: details.phone,
        asked: phoneOrEmail ? "either" : phone,
        hint: phoneHint(t, booking),
        type: "tel",
        complete: "tel",
        most: 40,
      }),
    );
  return phoneOrEmail ? fields.toReversed() : fields;
}

const phoneHint = (t: Words, booking: Booking): string => {
  if (booking.fields.phoneOrEmail) return t.oneIsEnough;
  return booking.confirm.by === "sms-code" ? t.phoneWhyCode : t.phoneWhy;
};

/** "either": one of two is enough, so it is neither required nor marked as optional. */
type Asked = "required" | "optional" | "either" | "off";
type Maker = (
  field: Partial<Field> & {
    name: string;
    label: string;
    value: string;
    asked: Asked;
  },
) => Field;

const fieldMaker =
  (t: Words, errors: readonly FieldError[]): Maker =>
  ({ asked, label, ...field }) => {
    const wrong = errors.find((each) => each.field === field.name);
    return {
      hint: "",
      type: "text",
      complete: "off",
      most: 200,
      digits: false,
      ...field,
      label: asked === "optional" ? `${label} (${t.optional})` : label,
      error: wrong === undefined ? "" : t.errors[wrong.key].long,
      required: asked === "required",
    };
  };
