import { afterAll, beforeAll, expect, test } from "bun:test";
import { createLog } from "../../src/platform/log.ts";
import { newToken } from "../../src/platform/id.ts";
import type { Day } from "../../src/platform/civil.ts";
import { issueTicket } from "../../src/queue/actions.ts";
import { book, joinWaitlist } from "../../src/reservations/actions.ts";
import { bookableTimes } from "../../src/reservations/queries.ts";
import { order } from "../reservations/caller.ts";
import { lhotaBySms } from "../sms/texting.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { bookAt, freeTimes, hiddenIn, linkIn, mailTo } from "../support/walk.ts";
import { PERSONAL } from "./kept.ts";
import { tracesIn, tracesInBytes } from "./traces.ts";

/**
 * P3: one person goes every way in which the office can come to know anything about them, through the pages themselves. What they
 * left is given out whole, and erased on their word; each column of `PERSONAL` must have been filled on the way, so a new one that
 * nobody thought of fails here. Lhota, Tuesday 24 November 2026.
 */

const CANARIES = {
  name: "Vesna Žkanárek",
  company: "Zkanarkova s. r. o.",
  email: "zkanarek@example.org",
  phone: "729123987",
  answer: "Žkůrka kvůli cestě",
  note: "Zknote tlumočník",
  "visit note": "Zkvisit chybí rodný list",
  text: "Zktext přijdu později",
  "staff's answer": "Zkstaff v pořádku",
  "waiting name": "Zkline Vesna",
};
const PHONE = `+420${CANARIES.phone}`;
const OTHER = { name: "Otakar Zůstává", email: "zustava@example.org" };

let app: TestApp;
let citizen: TestVisitor;
let supervisor: TestVisitor;
let id = "";
const lines: string[] = [];
const filled = new Set<string>();

beforeAll(async () => {
  app = await openApp({
    log: createLog((line) => lines.push(line), Date.now),
    office: lhotaBySms((office) => {
      const [op] = office.services;
      if (!op?.booking) throw new Error("Lhota has lost its first service");
      op.booking.fields = { ...op.booking.fields, company: "optional" };
      op.booking.questions = [{ id: "proc", label: "Proč", required: false }];
    }),
  });
  citizen = app.visitor();
  supervisor = app.visitor();
  await app.clock("2026-11-24T07:40:00");
  await supervisor.post("/trial/sign-in", { role: "supervisor", desk: "admin" });
  await books();
  await waitsInLine();
  await writes();
  await comes();
  await wantsToBeTold();
  await look();
}, 60_000);
afterAll(() => app.stop());

/** Notes which of the columns hold something now. */
const look = (): Promise<void> =>
  app.running.works.read(async (reader) => {
    for (const [table, columns] of Object.entries(PERSONAL))
      for (const row of await reader.db
        .selectFrom(table as "client")
        .selectAll()
        .execute())
        for (const column of Object.keys(columns))
          if (!["", "{}", null].includes((row as unknown as Record<string, string | null>)[column] ?? null))
            filled.add(`${table}.${column}`);
  });

async function books(): Promise<void> {
  const [href = "", later = ""] = await freeTimes(citizen, "/booking/op/naves?day=2026-11-24");
  await bookAt(app.visitor(), later, { ...OTHER, phone: "" });
  const { name, company, email, answer } = CANARIES;
  const fields = { name, company, email, phone: CANARIES.phone, "q-proc": answer };
  expect((await bookAt(citizen, href, fields)).held).not.toBe("");
  await look();
  await citizen.submit(linkIn((await mailTo(app, "please-confirm", email)).text, "confirm"));
  id = await app.running.works.read(async (reader) => {
    const query = reader.db.selectFrom("client").select("reservation_id").where("email", "=", email);
    return (await query.executeTakeFirstOrThrow()).reservation_id;
  });
  await supervisor.post(`/admin/reservations/${id}/note`, { note: CANARIES.note });
}

async function waitsInLine(): Promise<void> {
  const wish = { serviceId: "pobyt", locationId: "naves" };
  const day = "2026-11-25" as Day;
  await app.running.works.write(async (work) => {
    for (const { planId, startsAt } of await bookableTimes(work, wish, day, "staff"))
      await book(work, order({ serviceId: "pobyt", planId, startsAt, source: "staff", staffId: null }));
    const contact = { email: CANARIES.email.toUpperCase(), phone: PHONE };
    await joinWaitlist(work, { ...wish, day, language: "cs", name: CANARIES["waiting name"], ...contact });
  });
}

/** A text the machine does not understand, and what staff answer. */
async function writes(): Promise<void> {
  await app.visitor().post("/trial/sms", { from: PHONE, text: CANARIES.text });
  const list = await (await supervisor.get("/admin/threads")).text();
  const path = /\/admin\/threads\/[\w-]+/.exec(list)?.[0] ?? "";
  const form = await (await supervisor.get(path)).text();
  const text = CANARIES["staff's answer"];
  const seen = { came: hiddenIn(form, "came"), went: hiddenIn(form, "went") };
  const shown = await (await supervisor.post(`${path}/answers`, { ...seen, text, do: "look" })).text();
  const fields = { came: hiddenIn(shown, "came"), went: hiddenIn(shown, "went"), looked: hiddenIn(shown, "looked") };
  expect((await supervisor.post(`${path}/answers`, { ...fields, text, do: "send" })).status).toBe(303);
}

/** Checks in and is called; the clerk writes something down. */
async function comes(): Promise<void> {
  await app.clock("2026-11-24T07:56:00");
  const [code = ""] = /\b\d{6}\b/.exec((await mailTo(app, "confirmed", CANARIES.email)).text) ?? [];
  const kiosk = app.visitor();
  await kiosk.post("/trial/enrol", { fixture: "hala" });
  const touch = hiddenIn(await (await kiosk.get("/kiosk/hala/code")).text(), "touch");
  expect((await kiosk.post("/kiosk/hala/arrivals", { code, touch })).status).toBe(303);
  await app.clock("2026-11-24T08:05:00");
  const clerk = app.visitor();
  await clerk.post("/trial/sign-in", { role: "clerk", desk: "counter" });
  const press = async (path: string, fields: Record<string, string>) => {
    const page = await (await clerk.get("/counter/c1")).text();
    const carried = { seen: hiddenIn(page, "seen"), who: hiddenIn(page, "who") };
    expect([path, (await clerk.post(`/counter/c1/${path}`, { ...carried, ...fields })).status]).toEqual([path, 303]);
  };
  await press("state", { state: "open" });
  await press("calls", {});
  const ticket = await app.running.works.read(async (reader) => {
    const query = reader.db.selectFrom("ticket").select("id").where("reservation_id", "=", id);
    return (await query.executeTakeFirstOrThrow()).id;
  });
  await press("notes", { ticket, note: CANARIES["visit note"] });
}

/** Takes two more tickets as anybody would, and wants to be told by mail, which happens, and by phone, which has not yet. */
async function wantsToBeTold(): Promise<void> {
  const touch = { locationId: "naves", language: "cs", kioskId: null, serviceId: "op", classId: null } as const;
  const takes = async (contact = ""): Promise<string> => {
    const { token } = await app.running.works.write((work) => issueTicket(work, { ...touch, touchId: newToken() }));
    if (contact !== "")
      expect((await citizen.post(`/ticket/${token}/notice`, { before: "1", contact })).status).toBe(303);
    return token;
  };
  const first = await takes();
  await takes();
  await takes(CANARIES.email);
  expect((await citizen.post(`/ticket/${first}/withdrawal`)).status).toBe(303);
  expect((await mailTo(app, "near", CANARIES.email)).to).toBe(CANARIES.email);
  await takes(CANARIES.phone);
}

const columns = Object.entries(PERSONAL).flatMap(([table, names]) =>
  Object.keys(names).map((name) => `${table}.${name}`),
);

test("P3 the person went every way: each column that may hold anything of somebody held something", () => {
  expect(columns.filter((column) => !filled.has(column))).toEqual([]);
  const traces = tracesIn(app.folder, CANARIES).join("\n");
  expect(Object.keys(CANARIES).filter((name) => !traces.includes(`${name} as`))).toEqual([]);
});

test("P3 all of it is given out, within two seconds", async () => {
  const began = performance.now();
  const file = await (await supervisor.get(`/admin/reservations/${id}/export.json`)).text();
  expect(performance.now() - began).toBeLessThan(2_000);
  const told = tracesInBytes(Buffer.from(file), CANARIES).join("\n");
  expect(Object.keys(CANARIES).filter((name) => !told.includes(`${name} as`))).toEqual([]);
  expect(file).not.toContain(OTHER.email);
});

test("P3 the page of what is kept counts it, the counter's notes and the texts among it", async () => {
  const page = await (await supervisor.get("/admin/erasure")).text();
  const row = (what: string) => new RegExp(`${what}</th>[\\s\\S]*?figure">(\\d+)<`).exec(page)?.[1];
  expect([row("Poznámky od přepážek"), row("Textové zprávy, které přišly")]).toEqual(["1", "1"]);
  const ask = await (await supervisor.get(`/admin/reservations/${id}/erasure`)).text();
  expect(ask).toContain("poznámky k rezervaci i od přepážky");
});

test("P1 P3 it is erased on their word, with a receipt that names nobody; somebody else's stays", async () => {
  const began = performance.now();
  const receipt = await (await supervisor.post(`/admin/reservations/${id}/erasure`)).text();
  await app.running.settle();
  expect(performance.now() - began).toBeLessThan(60_000);
  expect(receipt).toContain("včetně těch od přepážky");
  expect(receipt).toContain("V zálohách mohou údaje zůstat");
  expect(tracesInBytes(Buffer.from(receipt), CANARIES)).toEqual([]);
  expect(tracesIn(app.folder, CANARIES)).toEqual([]);
  expect(tracesInBytes(Buffer.from(lines.join("\n")), CANARIES)).toEqual([]);
  expect(tracesIn(app.folder, OTHER)).not.toEqual([]);
  const left = await app.running.works.read(async (reader) => ({
    notes: await reader.db.selectFrom("ticket_note").selectAll().execute(),
    said: await reader.db.selectFrom("answer_said").selectAll().execute(),
    wishes: await reader.db.selectFrom("near_wish").selectAll().where("recipient", "is not", null).execute(),
    line: await reader.db.selectFrom("waiting_wish").selectAll().execute(),
    threads: await reader.db.selectFrom("thread").selectAll().execute(),
    links: await reader.db.selectFrom("link").selectAll().where("reservation_id", "=", id).execute(),
  }));
  expect(left).toEqual({ notes: [], said: [], wishes: [], line: [], threads: [], links: [] });
});

test("P3 what is written down after that goes too, when they ask once more", async () => {
  const ticket = await app.running.works.write(async (work) => {
    const query = work.db.selectFrom("ticket").select("id").where("reservation_id", "=", id);
    const { id: ticketId } = await query.executeTakeFirstOrThrow();
    const row = { ticket_id: ticketId, note: CANARIES["visit note"], erase_at: work.now + 1_000_000_000 };
    await work.db.insertInto("ticket_note").values(row).execute();
    return ticketId;
  });
  expect(ticket).not.toBe("");
  await supervisor.post(`/admin/reservations/${id}/erasure`);
  await app.running.settle();
  expect(tracesIn(app.folder, CANARIES)).toEqual([]);
});
