import { afterEach, describe, expect, test } from "bun:test";
import { book } from "../../src/reservations/actions.ts";
import { stopIssuing } from "../../src/queue/issuing-actions.ts";
import type { OfficeFile } from "../../src/office/office-file.ts";
import { decode } from "../../src/printing/decoder.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { lhota } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { htmlFaults } from "../support/html.ts";
import { startTestPrinter, type TestPrinter } from "../support/test-printer.ts";
import { order } from "../reservations/caller.ts";

let app: TestApp;
let kiosk: TestVisitor;
let printer: TestPrinter | null = null;

/** The cast's hall at a moment of Tuesday 24 November 2026, with an enrolled kiosk. */
async function openHall(time = "08:25:00", change: (office: OfficeFile) => void = () => {}): Promise<void> {
  app = await openApp({ office: lhota(change) });
  await app.clock(`2026-11-24T${time}`);
  kiosk = app.visitor();
  await kiosk.post("/trial/enrol", { fixture: "hala" });
}

afterEach(async () => {
  await app.stop();
  printer?.switchOff();
  printer = null;
});

const touchOn = (html: string): string => /name="touch" value="([^"]+)"/.exec(html)?.[1] ?? "";
const numberOn = (html: string): string => /class="number[^"]*">([^<]+)</.exec(html)?.[1] ?? "";
const screen = async (path = "/kiosk/hala"): Promise<string> => (await kiosk.get(path)).text();
const touches = (fields: Record<string, string>) => kiosk.post("/kiosk/hala/tickets", fields);
const tickets = async (): Promise<number> => {
  const row = await app.running.works.read((reader) =>
    reader.db
      .selectFrom("ticket")
      .select((each) => each.fn.countAll<number>().as("count"))
      .where("location_id", "=", "naves")
      .executeTakeFirstOrThrow(),
  );
  return row.count;
};

/** Types a code on a fresh keypad. */
async function types(code: string): Promise<Response> {
  return kiosk.post("/kiosk/hala/arrivals", { code, touch: touchOn(await screen("/kiosk/hala/code")) });
}

const codeAt = (time: string): Promise<string> =>
  app.running.works.write(async (work) => {
    const { reservation } = await book(
      work,
      order({ startsAt: at(`2026-11-24T${time}`), source: "staff", staffId: null }),
    );
    return reservation.code ?? "";
  });

/** A family's one code, side by side at a plan of four seats. */
const familyCodeAt = (time: string, persons: number): Promise<string> =>
  app.running.works.write(async (work) => {
    const startsAt = at(`2026-11-24T${time}`);
    const { reservation } = await book(work, order({ startsAt, persons, source: "staff", staffId: null }));
    return reservation.code ?? "";
  });

describe("a touch", () => {
  test("K3 one touch, however often it is sent, is one ticket", async () => {
    await openHall();
    const touch = touchOn(await screen());
    const answers = await Promise.all(Array.from({ length: 8 }, () => touches({ service: "op", touch })));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(303));
    expect(new Set(answers.map(({ headers }) => headers.get("location"))).size).toBe(1);
    expect(await tickets()).toBe(1);
  });

  test("K3 a finger that slides to another tile of the same screen gets no second ticket", async () => {
    await openHall();
    const touch = touchOn(await screen());
    const first = await touches({ service: "op", touch });
    const second = await touches({ service: "pas", touch });
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
    expect(await tickets()).toBe(1);
  });

  test("K2 the next screen is another touch and the next number", async () => {
    await openHall();
    const numbers: string[] = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const answer = await touches({ service: "op", touch: touchOn(await screen()) });
      numbers.push(numberOn(await screen(answer.headers.get("location") ?? "")));
    }
    expect(numbers).toEqual(["A 1", "A 2"]);
  });

  test("K1 the live counts bring no fresh page into the address and keep what was asked of the look", async () => {
    await openHall();
    const now = await screen("/kiosk/hala/now?view=large");
    expect(now.startsWith('<p class="clock"')).toBe(true);
    expect(now).toContain('name="view" value="large"');
  });

  test("K1 a priority class chosen on the tile goes with the ticket", async () => {
    await openHall();
    await touches({ service: "op", class: "infant", touch: touchOn(await screen()) });
    const row = await app.running.works.read((reader) =>
      reader.db.selectFrom("ticket").select(["class_id"]).where("location_id", "=", "naves").executeTakeFirst(),
    );
    expect(row?.class_id).toBe("infant");
  });

  test("K1 a service nobody serves is asked about first, and then given", async () => {
    await openHall();
    expect(await screen()).toContain('action="/kiosk/hala/ask/op"');
    const asked = await screen("/kiosk/hala/ask/op");
    expect(asked).toContain("Tohle teď nikdo nevyřizuje");
    expect((await touches({ service: "op", touch: touchOn(asked) })).status).toBe(303);
  });

  test("K3 what a clerk has stopped leads to the clerk's own words and to booking, not to a ticket", async () => {
    await openHall();
    await app.running.works.write((work) =>
      stopIssuing(work, { locationId: "naves", serviceId: "op", text: "Porucha tiskárny dokladů.", staffId: "s1" }),
    );
    expect(await screen()).toContain("výdej pozastaven");
    const told = await screen("/kiosk/hala/ask/op");
    expect(told).toContain("Porucha tiskárny dokladů.");
    expect(told).toContain("Objednejte se v mobilu");
    expect(told).not.toContain('name="service"');
    expect(await htmlFaults(told)).toEqual([]);
  });

  test("K3 outside issuing hours the screen says so and until when, and a touch gets a calm no that returns by itself", async () => {
    await openHall("07:30:00");
    const closed = await screen();
    expect(closed).toContain("Lístky vydáváme zase: dnes v 8:00.");
    const answer = await touches({ service: "op", touch: touchOn(await screen("/kiosk/hala/code")) });
    const says = await answer.text();
    expect([answer.status, await tickets()]).toEqual([503, 0]);
    expect(says).toContain("Teď lístky nevydáváme.");
    expect(says).toContain('content="60;url=/kiosk/hala"');
  });

  test("K1 what this kiosk does not offer it does not give", async () => {
    await openHall("08:30:00", (office) => {
      for (const each of office.kiosks) each.services = ["op"];
    });
    expect((await touches({ service: "pas", touch: touchOn(await screen()) })).status).toBe(403);
  });

  test("A2 a browser that is no enrolled kiosk can do nothing here", async () => {
    await openHall();
    const stranger = app.visitor();
    const touch = touchOn(await screen());
    expect((await stranger.get("/kiosk/hala")).status).toBe(403);
    expect((await stranger.post("/kiosk/hala/tickets", { service: "op", touch })).status).toBe(403);
    expect(await tickets()).toBe(0);
  });
});

test("K1 the start speaks the office's own language, whatever the kiosk's browser was set to", async () => {
  await openHall();
  const english = { "accept-language": "en-US,en" };
  const answer = await kiosk.get("/kiosk/hala", english);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/kiosk/hala?lang=cs"]);
  const start = await (await kiosk.get("/kiosk/hala?lang=cs", english)).text();
  expect([start.includes("S čím přicházíte?"), start.includes('id="return"')]).toEqual([true, false]);
  expect(await (await kiosk.get("/kiosk/hala?lang=en", english)).text()).toContain("What brings you here?");
});

describe("a code", () => {
  test("B8 welcome: the ticket, and typed again the same ticket", async () => {
    await openHall();
    const code = await codeAt("08:30");
    const first = await types(code);
    expect(first.status).toBe(303);
    expect(numberOn(await screen(first.headers.get("location") ?? ""))).toBe("R 1");
    const again = await types(code);
    expect(numberOn(await screen(again.headers.get("location") ?? ""))).toBe("R 1");
    expect(await tickets()).toBe(1);
  });

  test("B8 early: says from when", async () => {
    await openHall("08:30:00");
    const answer = await types(await codeAt("10:00"));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("Váš kód začne platit v 9:45.");
    expect(await tickets()).toBe(0);
  });

  test("B8 early where the service gives tickets to those: a ticket at once", async () => {
    await openHall("08:30:00", (office) => {
      for (const { booking } of office.services) if (booking?.arrival.mode === "code") booking.arrival.early = "ticket";
    });
    const answer = await types(await codeAt("10:00"));
    expect(answer.status).toBe(303);
    expect(numberOn(await screen(answer.headers.get("location") ?? ""))).toBe("R 1");
    expect(await tickets()).toBe(1);
  });

  test("B15 a family's code prints a paper for each, and the screen shows all the numbers", async () => {
    printer = startTestPrinter();
    const { endpoint, tickets: papers } = printer;
    await openHall("08:25:00", (office) => {
      for (const each of office.kiosks) Object.assign(each, { printer: endpoint, mode: "text" });
      for (const { booking } of office.services) if (booking !== null) booking.persons = 4;
      for (const plan of office.plans) for (const row of plan.weekly) row.places = 4;
    });
    const answer = await types(await familyCodeAt("08:30", 3));
    const says = await screen(answer.headers.get("location") ?? "");
    expect(numberOn(says)).toBe("R 1");
    expect(says).toContain("Také vaše: R 2, R 3");
    await until(async () => (papers.length === 3 ? true : null));
    const printed = (await Promise.all(papers.map((bytes) => decode(bytes)))).map(({ texts }) => texts.join(" "));
    for (const number of ["R 1", "R 2", "R 3"]) expect(printed.filter((text) => text.includes(number))).toHaveLength(1);
    expect(await tickets()).toBe(3);
  });

  test("B8 late: the reservation has lapsed, an ordinary ticket in the same step", async () => {
    await openHall("08:10:00");
    const code = await codeAt("08:30");
    await app.clock("2026-11-24T08:45:01");
    const says = await (await types(code)).text();
    expect(says).toContain("Váš termín už propadl");
    expect(says).toContain('name="service" value="op"');
    const given = await touches({ service: "op", touch: touchOn(says) });
    expect(numberOn(await screen(given.headers.get("location") ?? ""))).toBe("A 1");
  });

  test("B8 unknown: says so, nothing more", async () => {
    await openHall();
    const says = await (await types("000000")).text();
    expect(says).toContain("Tenhle kód neznáme");
    expect(says).not.toContain("000000");
    expect(says).not.toContain("Občanský průkaz");
  });

  test("B8 not six digits: the keypad again, and no try is counted", async () => {
    await openHall();
    for (let turn = 0; turn < 7; turn += 1) expect((await types("12345")).status).toBe(422);
    expect((await types(await codeAt("08:30"))).status).toBe(303);
  });

  test("S7 five wrong codes a minute, the sixth is not looked at, even when it is right", async () => {
    await openHall();
    const code = await codeAt("08:30");
    for (let turn = 0; turn < 5; turn += 1) expect((await types(`00000${turn}`)).status).toBe(200);
    const sixth = await types(code);
    expect([sixth.status, await tickets()]).toEqual([429, 0]);
    expect(await sixth.text()).toContain("Počkejte prosím minutu");
  });

  test("S7 a hundred codes posted at once are five tries", async () => {
    await openHall();
    const touch = touchOn(await screen("/kiosk/hala/code"));
    const tried = Array.from({ length: 100 }, (_, index) =>
      kiosk.post("/kiosk/hala/arrivals", { code: String(100000 + index), touch }),
    );
    const statuses = (await Promise.all(tried)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBe(5);
    expect(statuses.filter((status) => status === 429).length).toBe(95);
  });

  test("S7 codes that are welcome use no tries up", async () => {
    await openHall("08:25:00");
    const codes = [await codeAt("08:30"), await codeAt("08:30")];
    for (let turn = 0; turn < 6; turn += 1) expect((await types(codes[turn % 2] ?? "")).status).toBe(303);
  });

  test("A2 without script six presses on the keypad are a code, and no code is ever in an address", async () => {
    await openHall();
    const code = await codeAt("08:30");
    let page = await screen("/kiosk/hala/code");
    let answer: Response | null = null;
    for (const key of code) {
      const typed = /name="typed" value="(\d*)"/.exec(page)?.[1] ?? "";
      answer = await kiosk.post("/kiosk/hala/code", { typed, key, touch: touchOn(page) });
      if (answer.status === 200) page = await answer.text();
    }
    expect(answer?.status).toBe(303);
    expect(answer?.headers.get("location")).not.toContain(code);
  });
});

describe("the paper", () => {
  const withPrinter = (printer: TestPrinter) => (office: OfficeFile) => {
    for (const each of office.kiosks) Object.assign(each, { printer: printer.endpoint, mode: "text" });
  };

  test("K5 printer off: the ticket exists, the screen says so and keeps number and square", async () => {
    printer = startTestPrinter();
    printer.switchOff();
    await openHall("08:30:00", withPrinter(printer));
    const answer = await touches({ service: "op", touch: touchOn(await screen()) });
    expect(answer.status).toBe(303);
    const path = answer.headers.get("location") ?? "";
    const says = await until(async () => {
      const page = await screen(path);
      return page.includes("strip--fault") ? page : null;
    });
    expect(says).toContain("Lístek teď nevytiskneme, tiskárna neodpovídá.");
    expect([numberOn(says), /class="square"/.test(says), says.includes('content="60;')]).toEqual(["A 1", true, true]);
  });

  test("K5 printing resumes by itself, and the screen stops saying otherwise", async () => {
    printer = startTestPrinter();
    printer.switchOff();
    await openHall("08:30:00", withPrinter(printer));
    const answer = await touches({ service: "op", touch: touchOn(await screen()) });
    const path = answer.headers.get("location") ?? "";
    await until(async () => ((await screen(path)).includes("strip--fault") ? true : null));
    printer.switchOn();
    const { tickets } = printer;
    await until(async () => (tickets.length === 1 ? true : null));
    await until(async () => ((await screen(path)).includes("strip--printing") ? true : null));
  });

  test("K5 a printer that takes the line and stays silent holds up no touch", async () => {
    printer = startTestPrinter();
    printer.mood = "slow";
    await openHall("08:30:00", withPrinter(printer));
    for (let turn = 1; turn <= 3; turn += 1) {
      const answer = await touches({ service: "op", touch: touchOn(await screen()) });
      expect(numberOn(await screen(answer.headers.get("location") ?? ""))).toBe(`A ${turn}`);
    }
  });

  test("K4 in trial mode the tray holds the very paper, in the client's language, with the e-ticket's address", async () => {
    await openHall("08:30:00", (office) => {
      for (const each of office.kiosks) Object.assign(each, { mode: "text" });
    });
    const answer = await kiosk.post("/kiosk/hala/tickets?lang=pl", { service: "op", touch: touchOn(await screen()) });
    const token = /ticket\/([\w-]+)/.exec(answer.headers.get("location") ?? "")?.[1] ?? "";
    const paper = await until(async () => {
      const row = await app.running.works.read((reader) =>
        reader.db.selectFrom("tray_paper").select("bytes").executeTakeFirst(),
      );
      return row === undefined ? null : decode(row.bytes);
    });
    expect(paper.texts.join(" ")).toContain("przed Państwem");
    expect(paper.qr.join(" ")).toContain(`/ticket/${token}`);
  });
});

test("A1 every screen is sound HTML, falls back by itself and loads nothing from elsewhere", async () => {
  await openHall();
  const answer = await touches({ service: "op", touch: touchOn(await screen()) });
  const paths = [
    "/kiosk/hala",
    "/kiosk/hala/code",
    "/kiosk/hala/ask/op",
    answer.headers.get("location") ?? "",
    "/kiosk/hala?view=low&lang=uk",
  ];
  for (const path of paths) {
    const html = await screen(path);
    expect([path, await htmlFaults(html)]).toEqual([path, []]);
    expect(html).toContain('http-equiv="refresh"');
    expect(html).not.toMatch(/(src|href|action)="(https?:)?\/\//);
  }
});

/** Asks until there is an answer; the printers here answer within milliseconds, so five seconds are for ever. */
async function until<T>(look: () => Promise<T | null>): Promise<T> {
  const end = performance.now() + 5000;
  while (performance.now() < end) {
    const seen = await look();
    if (seen !== null) return seen;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error("it did not happen");
}
