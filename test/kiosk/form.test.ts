import { expect, test } from "bun:test";
import { codeOf, looksOf, pageOf, touchOf, typedOf } from "../../src/kiosk/form.ts";
import { fieldsOf } from "../../src/platform/body.ts";
import { Refusal } from "../../src/platform/refusal.ts";

const fields = (values: Record<string, string>) => fieldsOf(new URLSearchParams(values));

const asked = (page: string) => pageOf(new URL(`http://x/kiosk/hala?page=${page}`));

test("B8 a code is six digits, blanks do not matter", () => {
  expect(codeOf(fields({ code: "012 345" }))).toBe("012345");
  for (const code of ["", "12345", "1234567", "12345a", "１２３４５６"])
    expect([code, codeOf(fields({ code }))]).toEqual([code, null]);
});

test("A2 without script each press adds one digit, takes one back, or clears, never past six", () => {
  expect(typedOf(fields({ typed: "48", key: "1" }))).toBe("481");
  expect(typedOf(fields({ typed: "", key: "0" }))).toBe("0");
  expect(typedOf(fields({ typed: "481", key: "erase" }))).toBe("48");
  expect(typedOf(fields({ typed: "481", key: "clear" }))).toBe("");
  expect(typedOf(fields({ typed: "123456", key: "7" }))).toBe("123456");
  expect(typedOf(fields({ typed: "1<b>2", key: "x" }))).toBe("12");
});

test("K3 a touch that names no screen is none of ours", () => {
  expect(touchOf(fields({ touch: "dGhlIHNhbWUgdG91Y2gu" }))).toBe("dGhlIHNhbWUgdG91Y2gu");
  for (const touch of ["", "short", "a'; DROP TABLE ticket"]) expect(() => touchOf(fields({ touch }))).toThrow(Refusal);
});

test("A5 the look of the screen comes from the address, and only what is known of it", () => {
  expect(looksOf(new URL("http://x/kiosk/hala?view=contrast,low,x"))).toEqual(["low", "contrast"]);
  expect(looksOf(new URL("http://x/kiosk/hala"))).toEqual([]);
});

test("K1 the page of tiles is a whole number from nought", () => {
  expect(["1", "0", "-1", "1.5", "x", ""].map(asked)).toEqual([1, 0, 0, 0, 0, 0]);
});
