import { afterEach, beforeEach, expect, test } from "bun:test";
import { addStaff, hashSecret } from "../../src/office/access.ts";
import { fieldsOf } from "../../src/platform/body.ts";
import type { DeskNeeds } from "../../src/platform/desk-needs.ts";
import { signInHere, signInPage, triesOf } from "../../src/counter/sign-in.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { needsOf } from "../support/needs.ts";
import { sampleVisit } from "../support/sample.ts";

/** Signing in where it is no trial: a browser nobody has signed in at yet is a stranger's. */
let house: TestHouse;
let needs: DeskNeeds;
let blanka = "";

beforeEach(async () => {
  house = await openHouse();
  const { works } = house;
  needs = needsOf(house);
  const passwordHash = await hashSecret("dlouhé heslo");
  const pinHash = await hashSecret("4321");
  blanka = await works.write((work) =>
    addStaff(work, { name: "Blanka Nová", roles: ["clerk"], login: "blanka", passwordHash, pinHash }),
  );
});
afterEach(() => house.close());

const asking = (cookie: string, fields: Record<string, string> = {}) => ({
  ...sampleVisit("/counter/sign-in"),
  request: new Request("http://lhota.example/counter/sign-in", { headers: { cookie } }),
  form: async () => fieldsOf(new URLSearchParams(fields)),
});
const trying = (cookie: string, fields: Record<string, string>, tries = triesOf(needs)) =>
  signInHere(needs, tries, asking(cookie, fields));
const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");

test("S8 a computer nobody has signed in at shows no names and takes no PIN", async () => {
  const page = await (await signInPage(needs, asking(""))).text();
  expect(page).not.toContain("Blanka");
  expect(page).toContain('name="password"');
  const refused = await trying("", { staffId: blanka, pin: "4321" });
  expect([refused.status, cookiesOf(refused)]).toEqual([422, []]);
});

test("S8 after one sign-in by password the computer knows the names, and a PIN is enough", async () => {
  const first = await trying("", { login: "Blanka", password: "dlouhé heslo" });
  expect(first.status).toBe(303);
  const known = cookiesOf(first).find((pair) => pair.startsWith("counter-pc=")) ?? "";
  expect(first.headers.getSetCookie().every((line) => /HttpOnly; SameSite=Strict; Secure/.test(line))).toBe(true);
  expect(await (await signInPage(needs, asking(known))).text()).toContain("Blanka Nová");
  expect((await trying(known, { staffId: blanka, pin: "4321" })).status).toBe(303);
  expect((await trying(known, { staffId: blanka, pin: "1111" })).status).toBe(422);
  expect((await trying("counter-pc=a25vd24.forged", { staffId: blanka, pin: "4321" })).status).toBe(422);
});

test("S8 a wrong password keeps the name that was typed and never the password", async () => {
  const answer = await trying("", { login: "blanka", password: "jiné dlouhé heslo" });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain('value="blanka"');
  expect(page).toContain("Jméno a heslo k sobě nepatří.");
  expect(page).not.toContain("jiné dlouhé heslo");
});

test("S8 one name is tried eight times in ten minutes, the right secret then too", async () => {
  const tries = triesOf(needs);
  const statuses = [];
  for (let attempt = 0; attempt < 8; attempt += 1)
    statuses.push((await trying("", { login: "blanka", password: "no" }, tries)).status);
  expect(new Set(statuses)).toEqual(new Set([422]));
  expect((await trying("", { login: "BLANKA", password: "dlouhé heslo" }, tries)).status).toBe(429);
  house.clocks.moveElapsed(10 * 60_000);
  expect((await trying("", { login: "blanka", password: "dlouhé heslo" }, tries)).status).toBe(303);
}, 20_000);
