import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { momentOf, nextAt } from "../../src/trial/moment.ts";
import type { TimeOfDay } from "../../src/platform/civil.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { at } from "../support/clock.ts";

const ZONE = "Europe/Prague";
const NOW = at("2026-11-24T07:40:00");

describe("what the trial clock understands", () => {
  test.each([
    ["2026-11-24T06:45:00Z", "2026-11-24T07:45:00"],
    ["2026-11-24T07:45:00+01:00", "2026-11-24T07:45:00"],
    ["2026-11-24T07:45:00", "2026-11-24T07:45:00"],
    ["2026-11-24 07:45", "2026-11-24T07:45:00"],
    ["2026-11-24T07:45:00.999", "2026-11-24T07:45:00.999"],
    ["7:45", "2026-11-24T07:45:00"],
    ["07:44:59", "2026-11-24T07:44:59"],
  ])("T2 %s is an instant it can go to", (asked, meant) => {
    expect(momentOf(asked, NOW, ZONE)).toBe(at(meant));
  });

  test.each(["", "tomorrow", "25:00", "2026-02-30T07:00", "7:4", "2026-11-24T07:61"])(
    "T2 %p is not understood",
    (asked) => {
      expect(momentOf(asked, NOW, ZONE)).toBeNull();
    },
  );

  test("T2 the banner's 8:00 is today's while it is to come, else tomorrow's", () => {
    expect(nextAt("08:00" as TimeOfDay, NOW, ZONE)).toBe(at("2026-11-24T08:00:00"));
    expect(nextAt("08:00" as TimeOfDay, at("2026-11-24T08:00:01"), ZONE)).toBe(at("2026-11-25T08:00:00"));
  });
});

describe("the trial office", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openApp({ town: "kostelec" });
  });
  afterAll(() => app.stop());

  const clock = async () => (await fetch(`${app.address}/trial/clock`)).json() as Promise<Record<string, unknown>>;
  const move = (fields: Record<string, string>) =>
    fetch(`${app.address}/trial/clock`, { method: "POST", body: new URLSearchParams(fields) });

  test("T2 begins at 7:40 of a working day still to come, with a dozen invented reservations and their messages", async () => {
    const { local, running, now } = await clock();
    expect(String(local)).toContain("T07:40");
    expect(running).toBe(true);
    expect(new Date(String(now)).getTime()).toBeGreaterThan(Date.now());
    const booked = await app.running.works.read(({ db }) => db.selectFrom("reservation").select("state").execute());
    expect(booked.length).toBe(12);
    expect(new Set(booked.map(({ state }) => state))).toEqual(new Set(["confirmed"]));
    expect((await app.inbox()).length).toBeGreaterThanOrEqual(12);
  });

  test("T2 the clock moves forward and stands, and refuses to go back with a reason, unchanged", async () => {
    expect((await move({ now: "07:50:00", run: "0" })).status).toBe(200);
    const before = await clock();
    expect(before["running"]).toBe(false);
    const back = await move({ now: "07:49:59", run: "0" });
    expect(back.status).toBe(409);
    expect(await back.json()).toEqual({ error: "the office clock moves only forward" });
    expect((await move({ now: "soon" })).status).toBe(400);
    expect(await clock()).toEqual(before);
  });

  test("T2 the clock survives a restart where it stood", async () => {
    const before = await clock();
    await app.restart();
    expect(await clock()).toEqual(before);
  });

  test("T2 a move to the next day has done all that became due when it answers", async () => {
    const day = new Date(new Date(String((await clock())["now"])).getTime() + 86_400_000).toISOString();
    expect((await move({ now: day, run: "0" })).status).toBe(200);
    const left = await app.running.works.read(({ db, now }) =>
      db
        .selectFrom("reservation")
        .select("id")
        .where("state", "=", "confirmed")
        .where("window_to", "<", now - 1000)
        .execute(),
    );
    expect(left).toEqual([]);
    const queued = await app.running.works.read(({ db, now }) =>
      db.selectFrom("message").select("id").where("state", "=", "queued").where("due_at", "<=", now).execute(),
    );
    expect(queued).toEqual([]);
  });

  test("S3 a text from a phone is stored and shown, nonsense is refused", async () => {
    const send = (fields: Record<string, string>) =>
      fetch(`${app.address}/trial/sms`, { method: "POST", body: new URLSearchParams(fields) });
    expect((await send({ from: "+420601000001", text: "OBJ HELP" })).status).toBe(201);
    expect(await (await fetch(`${app.address}/trial/inbox`)).text()).toContain("OBJ HELP");
    expect((await send({ from: "", text: "x" })).status).toBe(400);
  });

  test("A1 one click signs in at one desk only, and an unknown role or fixture is refused", async () => {
    const visitor = app.visitor();
    const done = await visitor.post("/trial/sign-in", { role: "clerk" });
    expect(done.headers.get("location")).toBe("/counter");
    expect((await visitor.get("/counter")).status).toBe(200);
    expect((await visitor.get("/admin")).status).toBe(303); // sent to sign in there
    expect((await visitor.post("/trial/sign-in", { role: "mayor" })).status).toBe(400);
    expect((await visitor.post("/trial/enrol", { fixture: "nowhere" })).status).toBe(404);
  });
});

describe("every town on one machine", () => {
  test.each(["vizovice", "trutnov", "torun"])("A6 %s opens, offers its matters and shows its board", async (town) => {
    const app = await openApp({ town });
    const matters = await (await fetch(`${app.address}/booking`)).text();
    expect(matters).toContain("/booking/");
    const office = await app.running.works.read(({ db }) =>
      db.selectFrom("fixture").select(["id", "kind"]).where("kind", "=", "board").execute(),
    );
    const visitor = app.visitor();
    const board = await visitor.submit("/trial/enrol", { fixture: office[0]?.id ?? "" });
    expect(board.status).toBe(200);
    expect(await board.text()).toContain('id="calls"');
    await app.stop();
  });
});
