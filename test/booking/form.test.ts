import { describe, expect, test } from "bun:test";
import { emailFault, oneLine, readDetails, type FieldError } from "../../src/booking/form.ts";
import { ageOf, openDraft, openStamp, pickOf, sealStamp } from "../../src/booking/form-seal.ts";
import { digitsFrom, inWords, isAnswer } from "../../src/booking/numerals.ts";
import { normalPhone, tellPhone } from "../../src/messaging/phone.ts";
import type { Booking } from "../../src/office/office-file.ts";
import { fieldsOf } from "../../src/platform/body.ts";
import { HOUR, type Elapsed } from "../../src/platform/clock.ts";
import { cs } from "../../src/wording/cs.ts";
import { lhota } from "../support/cast.ts";

const booking = (change: (booking: Booking) => void = () => {}): Booking => {
  const found = lhota().services[0]?.booking ?? null;
  if (found === null) throw new Error("the ID card can be booked");
  change(found);
  return found;
};

const read = (typed: Record<string, string>, by: Booking = booking()) =>
  readDetails(fieldsOf(new URLSearchParams(typed)), by, "CZ");

const keys = (errors: readonly FieldError[]) => errors.map(({ field, key }) => `${field}: ${key}`);

describe("the form", () => {
  test("B5 what the service asks for is kept, what it does not ask for is not even read", () => {
    const { details, errors } = read(
      { name: " Vesna  Krásná ", email: "vesna@example.org", phone: "667 367 667", company: "Nic s.r.o." },
      booking(({ fields }) => {
        fields.phone = "off";
      }),
    );
    expect(errors).toEqual([]);
    expect(details).toEqual({
      name: "Vesna Krásná",
      email: "vesna@example.org",
      phone: "",
      company: "",
      persons: 1,
      answers: {},
    });
  });

  test("B5 each missing or mistyped field is told, and what was typed stays", () => {
    const { typed, errors } = read({ name: "", email: "vesnaseznam.cz", phone: "12" });
    expect(keys(errors)).toEqual(["name: name", "email: emailAt", "phone: phoneShape"]);
    expect(typed.email).toBe("vesnaseznam.cz");
    expect(typed.phone).toBe("12");
  });

  test("B5 a phone or an e-mail is enough where the office says so (Toruń)", () => {
    const either = booking(({ fields }) => {
      Object.assign(fields, { email: "off", phone: "off", phoneOrEmail: true });
    });
    expect(keys(read({ name: "Jan Nowak" }, either).errors)).toEqual(["phone: contact"]);
    expect(read({ name: "Jan Nowak", phone: "601 111 222" }, either).errors).toEqual([]);
    expect(read({ name: "Jan Nowak", email: "jan@example.org" }, either).errors).toEqual([]);
    expect(keys(read({ name: "Jan Nowak", phone: "601 111 222", email: "jan@" }, either).errors)).toEqual([
      "email: emailShape",
    ]);
  });

  test("B5 a company's name stands for a person's where it may", () => {
    const either = booking(({ fields }) => {
      fields.company = "optional";
    });
    expect(read({ company: "Pekárna Dlouhá", email: "a@example.org" }, either).errors).toEqual([]);
    expect(keys(read({ email: "a@example.org" }, either).errors)).toEqual(["name: name"]);
  });

  test("B5 the office's own questions are answered where they must be", () => {
    const asking = booking((each) => {
      each.questions = [{ id: "spz", label: "Značka", required: true }];
    });
    const typed = { name: "Vesna Krásná", email: "vesna@example.org" };
    expect(keys(read(typed, asking).errors)).toEqual(["q-spz: answer"]);
    expect(read({ ...typed, "q-spz": "1H2 3456" }, asking).details.answers).toEqual({ spz: "1H2 3456" });
  });

  test("B3 no more persons than the service takes, and no fewer than one", () => {
    const family = booking((each) => {
      each.persons = 4;
    });
    const typed = { name: "Vesna Krásná", email: "vesna@example.org" };
    expect(read({ ...typed, persons: "4" }, family).details.persons).toBe(4);
    for (const persons of ["0", "5", "1.5", "", "mnoho"])
      expect(keys(read({ ...typed, persons }, family).errors)).toEqual(["persons: persons"]);
    expect(read({ ...typed, persons: "9" }).details.persons).toBe(1);
  });

  test("S9 a value is one line, without control and direction characters", () => {
    expect(oneLine("a\r\nBcc: x@example.org")).toBe("a Bcc: x@example.org");
    expect(oneLine("\u202Eevil\u0000\u2066\t ok")).toBe("evil ok");
    expect(keys(read({ name: "x".repeat(101), email: "a@example.org" }).errors)).toEqual(["name: tooLong"]);
  });

  test("B5 an address is looked at carefully, not cleverly", () => {
    for (const right of ["jmeno@seznam.cz", "a.b+c@sub.example.org", "o'neil@example.org", "žofie@příklad.cz"])
      expect(emailFault(right)).toBeNull();
    expect(emailFault("jmenoseznam.cz")).toBe("emailAt");
    for (const wrong of [
      "a@b",
      "@example.org",
      "a@",
      "a b@example.org",
      "a@b..cz",
      "a@b.c",
      "a@x.cz,b@x.cz",
      "<a@x.cz>",
    ])
      expect(emailFault(wrong)).toBe("emailShape");
  });
});

describe("a phone", () => {
  test("B5 is taken as people write it", () => {
    const czech = "+420667367667";
    for (const written of [
      "667367667",
      "667 367 667",
      "667-367-667",
      "+420 667 367 667",
      "00420/667 367 667",
      "420667367667",
      "(+420) 667.367.667",
    ])
      expect(normalPhone(written, "CZ")).toBe(czech);
    expect(normalPhone("+48 512 345 678", "CZ")).toBe("+48512345678");
    expect(normalPhone("512 345 678", "PL")).toBe("+48512345678");
    expect(normalPhone("0905 123 456", "SK")).toBe("+421905123456");
    expect(normalPhone("+380 67 123 45 67", "CZ")).toBe("+380671234567");
    expect(normalPhone("+49 (0)151 23456789", "CZ")).toBe("+4915123456789");
  });

  test("B5 is refused when it cannot be one", () => {
    for (const wrong of [
      "12",
      "667 367",
      "abc",
      "667367667x",
      "+420 667",
      "+0667367667",
      "0667367667",
      "+1".padEnd(18, "2"),
    ])
      expect(normalPhone(wrong, "CZ")).toBeNull();
  });

  test("B5 is read back in groups", () => {
    expect(tellPhone("+420667367667")).toBe("+420 667 367 667");
    expect(tellPhone("+4915123456789")).toBe("+4915123456789");
    expect(tellPhone("")).toBe("");
  });
});

describe("robots", () => {
  const KEY = "k".repeat(43);

  test("B6 the signed form opens only with its signature, and a form is not a draft", () => {
    const sealed = sealStamp(KEY, { formId: "f", at: 5 as Elapsed });
    expect(openStamp(KEY, sealed)).toEqual({ formId: "f", at: 5 as Elapsed });
    expect(openStamp("other", sealed)).toBeNull();
    expect(openStamp(KEY, `x${sealed}`)).toBeNull();
    expect(openStamp(KEY, "")).toBeNull();
    expect(openDraft(KEY, sealed)).toBeNull();
  });

  test("B6 a form has an age: under a second it is quick, after twelve hours old; a new start of the machine forgives", () => {
    const stamp = { formId: "f", at: 10_000 as Elapsed };
    expect(ageOf(stamp, 10_999 as Elapsed)).toBe("fast");
    expect(ageOf(stamp, 11_000 as Elapsed)).toBe("fit");
    expect(ageOf(stamp, (10_000 + 12 * HOUR) as Elapsed)).toBe("fit");
    expect(ageOf(stamp, (10_001 + 12 * HOUR) as Elapsed)).toBe("old");
    expect(ageOf(stamp, 10 as Elapsed)).toBe("fit");
  });

  test("B6 the numerals are four digits in words, taken in digits only", () => {
    const digits = digitsFrom("zA09_-xyz");
    expect(digits).toHaveLength(4);
    expect(digits[0]).not.toBe(0);
    expect(inWords([7, 0, 2, 9], cs.booking.digits)).toBe("sedm nula dva devět");
    expect(isAnswer([7, 0, 2, 9], " 70 29")).toBe(true);
    for (const wrong of ["7028", "sedm nula dva devět", "", "07029"]) expect(isAnswer([7, 0, 2, 9], wrong)).toBe(false);
  });

  test("B1 a time in an address is a plan and an instant, or nothing", () => {
    expect(pickOf("doklady", "1795503600000")).toMatchObject({ planId: "doklady", startsAt: 1795503600000 });
    for (const at of ["", "-1", "1e9", "zítra", "9".repeat(16)]) expect(pickOf("doklady", at)).toBeNull();
    expect(pickOf("", "1795503600000")).toBeNull();
  });
});
