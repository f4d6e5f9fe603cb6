import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { trySending, write, type Letter } from "../../src/messaging/actions.ts";
import { saveHealth } from "../../src/messaging/transport-store.ts";
import { claimNext, noteFate } from "../../src/messaging/sending-store.ts";
import { lhota } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { letter } from "../messaging/sample.ts";

let app: TestApp;
let watch: TestVisitor;
beforeEach(async () => {
  app = await openApp({ office: lhota() });
  await app.clock("2026-11-24T08:40:00");
  watch = app.visitor();
  await watch.post("/trial/sign-in", { role: "supervisor", desk: "admin" });
});
afterEach(() => app.stop());

const later = { notAfter: at("2026-11-25T08:00"), eraseAt: at("2026-11-29T00:00") };
/** What these tests wrote; the invented office has letters of its own. */
const mine = async () => (await app.inbox()).filter(({ kind, to }) => kind === "test" || to === "vesna@example.org");
const page = async () => (await watch.get("/admin/messages")).text();
const deed = async (path: string, fields: Record<string, string> = {}) =>
  (await watch.post(`/admin/messages/${path}`, fields)).status;

/** A message that a transport refused for good, in one work, so that nobody sends it meanwhile. */
const lost = (change: Partial<Letter> = {}) =>
  app.running.works.write(async (work) => {
    const id = await write(work, letter({ ...later, ...change }));
    const claimed = await claimNext(work, change.channel ?? "email", "smtp");
    if (claimed === null) throw new Error("nothing claimed");
    await noteFate(work, claimed, { state: "failed", reason: "message-refused" });
    return id;
  });

describe("the office's post", () => {
  test("M1 what did not arrive is shown with why, and is off the list once a person was told by telephone", async () => {
    const id = await lost();
    const html = await page();
    expect(html).toContain("tuhle zprávu nepřijali");
    expect(html).toContain("vesna@example.org");
    expect(await deed(`${id}/calls`)).toBe(303);
    expect(await page()).toContain("Všechno, co mělo odejít, odešlo.");
  });

  test("A4 when what is erased here stays too long with a transport, the page and the day say so, with since when", async () => {
    const held = (since: string) =>
      app.running.works.write(async (work) => {
        await saveHealth(work, "gammu", { state: "ok", lastHeard: null, signal: null, waiting: 0, reason: null });
        await work.db
          .updateTable("transport_state")
          .set({ holds_erased_since: at(since) })
          .execute();
      });
    const day = async () => (await watch.get("/admin")).text();
    const says = "nedaří smazat také tady: modem v úřadě";
    await held("2026-11-24T08:26");
    expect([(await page()).includes(says), (await day()).includes(says)]).toEqual([false, false]);
    await held("2026-11-24T08:25");
    expect([(await page()).includes(says), (await day()).includes(says)]).toEqual([true, true]);
    expect(await page()).toContain("8:25");
  });

  test("M1 it is sent again on a person's word, once", async () => {
    const id = await lost();
    expect(await deed(`${id}/repeats`)).toBe(303);
    await app.clock("2026-11-24T08:41:00");
    expect((await mine()).map(({ state }) => state)).toEqual(["accepted"]);
    expect(await deed(`${id}/repeats`)).toBe(409);
    expect(await page()).toContain("Všechno, co mělo odejít, odešlo.");
    expect(app.running.works.write((work) => trySending(work, id))).rejects.toThrow();
  });

  test("M5 sending is stopped and released by staff; what waits meanwhile is shown and leaves then", async () => {
    expect(await deed("pause")).toBe(303);
    await app.running.works.write((work) => write(work, letter(later)));
    await app.clock("2026-11-24T08:45:00");
    const html = await page();
    expect(html).toContain("Odesílání je zastavené");
    expect(html).toContain("Čeká 1 zpráva.");
    expect((await mine())[0]?.state).toBe("queued");
    await deed("release");
    await app.clock("2026-11-24T08:46:00");
    expect((await mine())[0]?.state).toBe("accepted");
    expect(await page()).not.toContain("Odesílání je zastavené");
  });

  test("M2 a test goes to one's own mail or mobile and is nobody's for longer than it is of use", async () => {
    for (const [to, channel] of [
      ["spravce@example.org", "email"],
      ["601 002 003", "sms"],
    ] as const) {
      expect(await deed("tests", { to })).toBe(303);
      await app.clock(channel === "email" ? "2026-11-24T08:50:00" : "2026-11-24T08:51:00");
      expect((await mine())[0]).toMatchObject({ kind: "test", channel, state: "accepted" });
    }
    await app.clock("2026-11-24T10:52:00");
    expect((await mine()).map((each) => each.to)).toEqual(["", ""]);
  });

  test("M2 what is no address and no mobile is asked for again, as it was typed", async () => {
    for (const to of ["nesmysl", "224 123 456", "a@b", "<x>@example.org"]) {
      const answer = await watch.post("/admin/messages/tests", { to });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain("Napište e-mail, nebo číslo mobilu.");
    }
    expect(await mine()).toEqual([]);
  });
});
