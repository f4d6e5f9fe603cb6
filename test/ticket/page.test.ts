import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { absent, closeDay, finish, park, postpone } from "../../src/queue/actions.ts";
import type { TestVisitor } from "../support/app.ts";
import { htmlFaults } from "../support/html.ts";
import { CLERK, dotsIn, openHall, type Hall } from "./hall.ts";

/** The e-ticket over HTTP, as a phone without script sees it (V4, A2). */

let hall: Hall;
let phone: TestVisitor;
beforeEach(async () => {
  hall = await openHall();
  phone = hall.app.visitor();
});
afterEach(() => hall.app.stop());

const page = async (token: string, path = ""): Promise<string> => (await phone.get(`/ticket/${token}${path}`)).text();
const everything = () =>
  hall.app.running.works.read(async (reader) => ({
    tickets: await reader.db.selectFrom("ticket").selectAll().orderBy("id").execute(),
    events: (await reader.db.selectFrom("event").selectAll().execute()).length,
    messages: (await reader.db.selectFrom("message").selectAll().execute()).length,
    wishes: (await reader.db.selectFrom("near_wish").selectAll().execute()).length,
  }));

/** A follower of a stream: the fragments it was sent, pings left out. */
async function following(path: string) {
  const gone = new AbortController();
  const answer = await fetch(`${hall.app.address}${path}`, { signal: gone.signal });
  const reader = answer.body?.getReader();
  if (reader === undefined) throw new Error("no stream");
  const decoder = new TextDecoder();
  let text = "";
  const fragments = () =>
    text
      .split("\n\n")
      .slice(0, -1)
      .filter((message) => message.startsWith("id:"))
      .map((message) =>
        message
          .split("\n")
          .slice(1)
          .join("\n")
          .replaceAll(/^data: /gm, ""),
      );
  return {
    until: async (words: string): Promise<string[]> => {
      while (fragments().at(-1)?.includes(words) !== true)
        text += decoder.decode((await reader.read()).value, { stream: true });
      return fragments();
    },
    end: async () => gone.abort(),
  };
}

describe("a ticket in a pocket", () => {
  test("V4 the number, the place as dots that get fewer, the wait as a range, who is called now", async () => {
    const mine = await hall.line(5);
    const before = await page(mine.token);
    expect(before).toContain("A 5");
    expect(before).toContain("Před vámi jsou 4 lidé");
    expect(dotsIn(before)).toBe(4);
    expect(before).toMatch(/asi (do \d+|za \d+–\d+) minut/);
    expect(before).toContain("zatím nikdo");
    await hall.next();
    await hall.next();
    const after = await page(mine.token);
    expect(dotsIn(after)).toBe(2);
    expect(after).toMatch(/A 2<\/strong>[\s\S]*jde do kabinky[\s\S]*<strong>1</);
    expect(await htmlFaults(after)).toEqual([]);
  });

  test("V4 my turn: the page says the counter, also where the call counts as coming", async () => {
    const mine = await hall.line(1);
    await hall.next();
    const html = await page(mine.token);
    expect(html).toContain("<title>Jste na řadě");
    expect(html).toMatch(/Pojďte do kabinky[\s\S]*my-turn__counter">1</);
    expect(html).not.toContain('class="dots"');
    expect(await htmlFaults(html)).toEqual([]);
  });

  test("V4 in plain words: called in vain, postponed, parked, missed, served, closed", async () => {
    const mine = await hall.line(1);
    await hall.next();
    await hall.do((work) => absent(work, CLERK));
    expect(await page(mine.token)).toContain("Volali jsme vás, zavoláme znovu");
    await hall.do((work) => postpone(work, { ...CLERK, ticketId: mine.ticketId, minutes: 30 }));
    expect(await page(mine.token)).toMatch(/Volali jsme vás|Zavoláme vás nejdřív v 9:30/);
    const other = await hall.take();
    await hall.do((work) => postpone(work, { ...CLERK, ticketId: other.ticketId, minutes: 30 }));
    expect(await page(other.token)).toContain("Zavoláme vás nejdřív v 9:30");
    const third = await hall.take();
    await hall.do((work) => park(work, { ...CLERK, ticketId: third.ticketId }));
    expect(await page(third.token)).toContain("Úředník na vás počká");
    const fourth = await hall.take("pas");
    await hall.next();
    await hall.do((work) => finish(work, { ...CLERK, outcome: null }));
    expect(await page(fourth.token)).toContain("Děkujeme, že jste přišli");
    await hall.do((work) => closeDay(work, "naves", null));
    expect(await page(other.token)).toContain("Úřad už dnes zavřel");
  });

  test("S4 a wrong address, and yesterday's, get the same friendly answer on every page of it", async () => {
    const mine = await hall.line(1);
    const wrong = async (token: string) => {
      const answers: string[] = [];
      for (const path of ["", "/withdrawal", "/notice"]) {
        const answer = await phone.get(`/ticket/${token}${path}`);
        expect(answer.status).toBe(404);
        answers.push((await answer.text()).replaceAll(token, "TOKEN"));
      }
      for (const path of ["/withdrawal", "/return", "/notice"])
        expect((await phone.post(`/ticket/${token}${path}`)).status).toBe(404);
      expect((await phone.get(`/ticket/${token}/stream`)).status).toBe(404);
      return answers;
    };
    expect((await phone.get(`/ticket/${mine.token}`)).status).toBe(200);
    await hall.app.clock("2026-11-25T00:00:00");
    const old = await wrong(mine.token);
    expect(old).toEqual(await wrong("0123456789012345678901"));
    expect(old[0]).toContain("Tenhle lístek už neplatí");
    expect(await page(mine.token, "/now?after=0")).toContain("Tenhle lístek už neplatí");
  });

  test("S6 no cookie, not to be found by search engines, not kept; no names", async () => {
    const mine = await hall.line(4);
    for (const path of ["", "/withdrawal", "/notice", "/now"]) {
      const answer = await phone.get(`/ticket/${mine.token}${path}`);
      expect(answer.headers.getSetCookie()).toEqual([]);
      if (path !== "/now") expect(answer.headers.get("x-robots-tag")).toBe("noindex");
    }
  });

  test("S3 looking changes nothing: each page three times", async () => {
    const mine = await hall.line(5);
    const before = await everything();
    for (let times = 0; times < 3; times += 1)
      for (const path of ["", "/withdrawal", "/notice", "/now?after=0", "/return"])
        await phone.get(`/ticket/${mine.token}${path}`);
    expect(await everything()).toEqual(before);
  });

  test("V4 without script the page looks again every ten seconds, until the ticket is over", async () => {
    const mine = await hall.line(1);
    expect(await page(mine.token)).toContain('<noscript><meta http-equiv="refresh" content="10"></noscript>');
    await hall.next();
    await hall.do((work) => finish(work, { ...CLERK, outcome: null }));
    expect(await page(mine.token)).not.toContain("http-equiv");
  });

  test("V4 given up by mistake: ten seconds to have it back, by a form without script", async () => {
    const mine = await hall.line(2);
    const gone = await (await phone.submit(`/ticket/${mine.token}/withdrawal`)).text();
    expect(gone).toContain("Lístek jste vrátili");
    expect(gone).toContain(`action="/ticket/${mine.token}/return"`);
    expect(gone).toContain('data-again="10"');
    await hall.app.clock("2026-11-24T09:00:08");
    expect(await page(mine.token)).toContain('data-again="2"');
    const back = await (await phone.submit(`/ticket/${mine.token}/return`)).text();
    expect(dotsIn(back)).toBe(1);
    await phone.submit(`/ticket/${mine.token}/withdrawal`);
    await hall.app.clock("2026-11-24T09:01:00");
    const late = await (await phone.submit(`/ticket/${mine.token}/return`)).text();
    expect(late).toContain("Lístek jste vrátili");
    expect(late).not.toContain("/return");
  });

  test("Q9 asked since the last event there is nothing until the minute is new, after one there is the fragment", async () => {
    const mine = await hall.line(3);
    await hall.app.clock("2026-11-24T09:01:40");
    const after = /data-after="(\d+)"/.exec(await page(mine.token))?.[1] ?? "";
    expect((await phone.get(`/ticket/${mine.token}/now?after=${after}`)).status).toBe(204);
    await hall.app.clock("2026-11-24T09:02:02");
    const later = await phone.get(`/ticket/${mine.token}/now?after=${after}`);
    expect([later.status, later.headers.get("x-event")]).toEqual([200, after]); // its wait is told by the clock
    await hall.app.clock("2026-11-24T09:02:20");
    expect((await phone.get(`/ticket/${mine.token}/now?after=${after}`)).status).toBe(204);
    await hall.next();
    const fresh = await phone.get(`/ticket/${mine.token}/now?after=${after}`);
    expect(Number(fresh.headers.get("x-event"))).toBeGreaterThan(Number(after));
    const html = await fresh.text();
    expect(html.startsWith('<div id="ticket"')).toBe(true);
    expect(dotsIn(html)).toBe(1);
  });

  test("Q9 L2 the stream is silent when nothing of mine changed, sends the place alone when it moved, and all of it at my turn", async () => {
    const mine = await hall.line(4);
    const other = await hall.line(3);
    const after = /data-after="(\d+)"/.exec(await page(mine.token))?.[1] ?? "";
    const told = await following(`/ticket/${mine.token}/stream?after=${after}`);
    await phone.post(`/ticket/${other.token}/notice`, { before: "1", contact: "601123456" });
    await hall.next();
    const [moved, ...more] = await told.until("Před vámi jsou 2 lidé");
    expect(more).toEqual([]);
    expect(moved).toStartWith('<div id="line"');
    expect(dotsIn(moved ?? "")).toBe(2);
    expect(moved).not.toContain(mine.token);
    for (let calls = 0; calls < 3; calls += 1) await hall.next();
    const all = await told.until("Pojďte do kabinky");
    expect(all.at(-1)).toStartWith('<div id="ticket"');
    expect(all.at(-1)).toContain("Pojďte do kabinky");
    await told.end();
  });
});

describe("tell me when few are before me", () => {
  test("V4 a number typed in any way is taken, the page says so without showing it, and it can be stopped", async () => {
    const mine = await hall.line(6);
    expect(await page(mine.token)).toContain("Dát mi vědět předem");
    const set = await (
      await phone.submit(`/ticket/${mine.token}/notice`, { before: "3", contact: "601 123 456" })
    ).text();
    expect(set).toContain("Napíšeme na ••• 456, až před vámi budou 3 lidé.");
    expect(set).not.toContain("601");
    const stopped = await (await phone.submit(`/ticket/${mine.token}/notice`, { stop: "1" })).text();
    expect(stopped).toContain("Dát mi vědět předem");
    await phone.submit(`/ticket/${mine.token}/notice`, { before: "3", contact: "vesna@example.org" });
    await hall.next();
    await hall.next();
    const [mail] = await hall.app.inbox();
    expect(mail).toMatchObject({ kind: "near", channel: "email", to: "vesna@example.org" });
    expect(mail?.subject).not.toMatch(/\d/);
    expect(await page(mine.token)).toContain("jsme poslali v 9:00");
  });

  test("V4 what cannot be understood is shown again with everything typed; so few before already is said at once", async () => {
    const mine = await hall.line(3);
    const wrong = await phone.post(`/ticket/${mine.token}/notice`, { before: "4", contact: "234 567" });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    expect(html).toContain('value="234 567"');
    expect(html).toContain('<option value="4" selected>');
    expect(await htmlFaults(html)).toEqual([]);
    expect((await phone.post(`/ticket/${mine.token}/notice`, { before: "9", contact: "601123456" })).status).toBe(422);
    const near = await phone.post(`/ticket/${mine.token}/notice`, { before: "2", contact: "601123456" });
    expect(near.status).toBe(409);
    expect(await near.text()).toContain("před vámi už jsou jen 2 lidé");
    expect((await everything()).wishes).toBe(0);
  });

  test("V4 where the office tells by text message alone, an e-mail address is not taken", async () => {
    await hall.app.stop();
    hall = await openHall((office) => {
      for (const location of office.locations) location.tellNear = ["sms"];
    });
    const mine = await hall.line(5);
    phone = hall.app.visitor();
    expect(await page(mine.token)).toContain("Poslat SMS, až přijdu na řadu");
    const answer = await phone.post(`/ticket/${mine.token}/notice`, { before: "2", contact: "vesna@example.org" });
    expect(answer.status).toBe(422);
  });

  test("L6 a contact is written to a few times an hour at most, whatever the ticket", async () => {
    const statuses: number[] = [];
    await hall.line(3);
    for (let tickets = 0; tickets < 7; tickets += 1) {
      const { token } = await hall.take();
      statuses.push((await phone.post(`/ticket/${token}/notice`, { before: "1", contact: "601123456" })).status);
    }
    expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 429]);
  });
});
