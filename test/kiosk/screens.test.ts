import { describe, expect, test } from "bun:test";
import jsQR from "jsqr";
import { earlyNotice, lateNotice, stoppedNotice } from "../../src/kiosk/notices.ts";
import { nextIssuing } from "../../src/kiosk/issuing.ts";
import { offerOf, startModel, type Lobby } from "../../src/kiosk/pages.ts";
import { glanceOf, toolsOf } from "../../src/kiosk/screen.ts";
import { squareOf } from "../../src/kiosk/square.ts";
import { ticketPart } from "../../src/kiosk/ticket-screen.ts";
import type { Office } from "../../src/office/office.ts";
import type { ServiceNow, TicketNow } from "../../src/queue/queries.ts";
import { glance, officeWithTiles, ticketNow } from "../samples/kiosk.ts";
import { lhota } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { sampleVisit } from "../support/sample.ts";

const cast: Office = { ...lhota(), version: 1 };

const service = (serviceId: string, change: Partial<ServiceNow> = {}): ServiceNow => ({
  serviceId,
  waiting: 6,
  range: { from: 25, to: 35 },
  served: true,
  stopped: null,
  ...change,
});

const lobby = (services: readonly ServiceNow[], opens: Lobby["opens"] = null): Lobby => ({
  services,
  opens,
  publicAddress: "http://lhota.example",
});

const all = (change: Partial<ServiceNow> = {}) => lobby(["op", "pas", "pobyt"].map((id) => service(id, change)));

const when = (local: string) => nextIssuing({ ...glance(cast), now: at(local) });
const bookedOn = (office: Office) => startModel(glance(office), all(), null).booked;
const look = (now = ticketNow("A 47"), fault: string | null = null) => ({
  now,
  fault,
  token: "t",
  others: [],
  link: "http://x/ticket/t",
});

describe("the first screen", () => {
  test("K1 each service says how many wait and how long", () => {
    const [first] = offerOf(glance(cast), all()).tiles;
    expect(first).toMatchObject({ name: "Občanský průkaz", kind: "ticket", waiting: "čeká 6 lidí", wait: "25–35 min" });
  });

  test("K1 a service no open counter serves leads to a question, not to a ticket", () => {
    const [first] = offerOf(glance(cast), lobby([service("op", { served: false })])).tiles;
    expect(first).toMatchObject({ kind: "ask", ask: "/kiosk/hala/ask/op", wait: "teď nevyřizujeme", classes: [] });
  });

  test("K1 a priority class can be chosen on the tile where it is set, and nowhere else", () => {
    const { tiles } = offerOf(glance(cast), all());
    expect(tiles.map(({ classes }) => classes)).toEqual([[{ id: "infant", name: "s kojencem" }], [], []]);
  });

  test("K1 only what the kiosk is set to offer, in its order, is on it", () => {
    const office: Office = { ...cast, kiosks: cast.kiosks.map((kiosk) => ({ ...kiosk, services: ["pas", "op"] })) };
    expect(offerOf(glance(office), all()).tiles.map((tile) => tile.service)).toEqual(["pas", "op"]);
  });

  test("K3 a service that gives no tickets now says why, and a touch leads to no ticket", () => {
    const offer = offerOf(glance(cast), lobby([service("op"), service("pas", { stopped: "capacity" })]));
    expect(offer.tiles[1]).toMatchObject({ kind: "stopped", waiting: "dnes už rozebráno", wait: "" });
    expect(offer.closed).toBeNull();
  });

  test("K3 a stopped service leads to the booking of that very service", () => {
    const stopped = { kind: "capacity" } as const;
    const { square, ways } = stoppedNotice(glance(cast), "op", { stopped, publicAddress: "http://lhota.example" });
    expect(square === undefined || square === null ? "" : read(square.box, square.path)).toBe(
      "http://lhota.example/booking/op",
    );
    expect(ways).toHaveLength(1);
  });

  test("K3 when no tickets are given at all the screen says so, until when, and offers booking", () => {
    const { closed } = offerOf(glance(cast), { ...all({ stopped: "closed" }), opens: at("2026-11-25T08:00:00") });
    expect(closed).toMatchObject({ title: "Teď lístky nevydáváme", opens: "Lístky vydáváme zase: zítra v 8:00." });
    expect(closed?.square).not.toBeNull();
    expect(offerOf(glance(cast), all({ stopped: "capacity" })).closed?.title).toBe("Dnešní lístky už jsou rozebrané");
  });

  test("K3 the next issuing hour skips what is closed, weekends and holidays", () => {
    expect(when("2026-11-24T07:59:59")).toBe(at("2026-11-24T08:00:00"));
    expect(when("2026-11-24T08:00:00")).toBe(at("2026-11-25T08:00:00"));
    expect(when("2026-11-27T15:00:00")).toBe(at("2026-11-30T08:00:00"));
    expect(when("2026-11-16T18:00:00")).toBe(at("2026-11-18T08:00:00")); // 17 November is a public holiday
  });

  test("K1 more than a dozen services go on a second page, and back", () => {
    const many = officeWithTiles(12);
    const [kiosk] = many.kiosks;
    const twins = many.services.map((each) => Object.assign(structuredClone(each), { id: `${each.id}-2` }));
    const extra = { ...many, services: many.services.concat(twins) };
    const ids = extra.services.map(({ id }) => id);
    const office = { ...extra, kiosks: [{ ...kiosk, services: ids }] } as Office;
    const shown = (query: string) => offerOf(glance(office, { query }), lobby(ids.map((id) => service(id))));
    expect(shown("").tiles.length).toBe(12);
    expect(shown("").more).toEqual({ href: "/kiosk/hala?page=1", label: "Další činnosti" });
    expect(shown("?page=1").tiles[0]?.service).toBe("op-2");
    expect(shown("?page=1").more?.href).toBe("/kiosk/hala");
  });

  test("B8 'Jsem objednán(a)' is there only where a code is ever asked", () => {
    expect(bookedOn(cast)).toBe("/kiosk/hala/code");
    expect(bookedOn({ ...cast, kiosks: cast.kiosks.map((kiosk) => ({ ...kiosk, booked: false })) })).toBeNull();
    const automatic = cast.services.filter(({ id }) => id === "pobyt");
    expect(
      bookedOn({ ...cast, services: automatic, kiosks: cast.kiosks.map((k) => ({ ...k, services: ["pobyt"] })) }),
    ).toBeNull();
  });

  test("A5 the start falls back by itself once somebody changed how it looks", () => {
    expect(startModel(glance(cast), all(), null).screen.idle).toBeNull();
    expect(startModel(glance(cast, { query: "?lang=uk", language: "uk" }), all(), null).screen.idle?.seconds).toBe(60);
  });

  test("A5 each look is turned on and off by itself and keeps the others", () => {
    const tools = toolsOf(glance(cast, { query: "?view=low" }));
    expect(tools.map(({ href }) => href)).toEqual([
      "/kiosk/hala",
      "/kiosk/hala?view=low,large",
      "/kiosk/hala?view=low,contrast",
    ]);
    expect(tools.map(({ on }) => on)).toEqual([true, false, false]);
  });

  test("A5 language and look go along from screen to screen", () => {
    const visit = {
      ...sampleVisit("/kiosk/hala?lang=pl&view=large", "pl"),
      fixtureId: "hala",
      link: (to: string) => `${to}?lang=pl`,
    };
    expect(offerOf(glanceOf(cast, visit, at("2026-11-24T09:42:00"), "t"), all()).action).toBe(
      "/kiosk/hala/tickets?lang=pl&view=large",
    );
  });
});

describe("the answers to a code", () => {
  test("B8 too early says from when, with the day when it is another", () => {
    expect(earlyNotice(glance(cast), at("2026-11-24T10:45:00")).says[0]).toBe("Váš kód začne platit v 10:45.");
    expect(earlyNotice(glance(cast), at("2026-11-26T07:45:00")).says[0]).toBe(
      "Váš kód začne platit čtvrtek 26. listopadu v 7:45.",
    );
  });

  test("B8 too late offers an ordinary ticket of that service in the same step", () => {
    const { offer, about } = lateNotice(glance(cast), "op", "touch");
    expect(about).toBe("Občanský průkaz – podat žádost");
    expect(offer).toMatchObject({ action: "/kiosk/hala/tickets", service: "op", touch: "touch" });
  });

  test("B8 too late for a service without walk-in tickets offers none", () => {
    const office: Office = {
      ...cast,
      services: cast.services.map((each) => Object.assign(structuredClone(each), { walkIn: null })),
    };
    expect(lateNotice(glance(office), "op", "touch").offer).toBeNull();
  });
});

describe("the ticket's screen", () => {
  const here = glance(officeWithTiles(6));

  test("K4 number, people ahead, wait and counters", () => {
    const part = ticketPart(here, look());
    expect(part).toMatchObject({
      number: "A 47",
      long: false,
      ahead: { label: "před vámi čeká", value: "9 lidí" },
      turn: { label: "na řadu přijdete asi za", value: "25–35 minut" },
      calling: { before: "Volat vás budeme do ", where: "kabinky 2 nebo 3", after: ", sledujte tabuli v čekárně." },
      strip: { kind: "printing" },
    });
  });

  test("K4 a wait nobody can tell is not made up", () => {
    const part = ticketPart(here, look(ticketNow("A 47", { range: null, counterIds: [] })));
    expect(part.turn).toEqual({ label: "na řadu přijdete", value: "zatím nevíme" });
    expect(part.calling).toEqual({ before: "Sledujte tabuli v čekárně.", where: "", after: "" });
  });

  test("K5 the printer's trouble is said with what to do, and the screen stays a minute", () => {
    const part = ticketPart(here, look(ticketNow("A 47"), "unreachable"));
    expect(part.strip).toEqual({
      kind: "fault",
      title: "Lístek teď nevytiskneme, tiskárna neodpovídá.",
      text: "Vaše číslo platí. Vyfoťte si ho, nebo si ho zapamatujte.",
    });
    expect(part.phone.title).toBe("Vyfoťte si číslo i čtverec");
    expect([part.stays, ticketPart(here, look()).stays]).toEqual([60, 20]);
  });

  test("K5 a ticket of yesterday, one that is over, and old paper are not said to be printing", () => {
    const now = ticketNow("A 47");
    const over: TicketNow = { ...now, ticket: { ...now.ticket, state: "missed", endedAt: at("2026-11-24T09:50:00") } };
    expect(ticketPart(here, look(over)).strip.title).toBe("Tenhle lístek už neplatí.");
    const old: TicketNow = { ...now, ticket: { ...now.ticket, issuedAt: at("2026-11-24T09:39:59") } };
    expect(ticketPart(here, look(old)).strip).toMatchObject({ kind: "plain", title: "Tohle je vaše číslo." });
  });

  test("B15 a family sees all its numbers", () => {
    const others = [
      { number: "R 2", token: "b" },
      { number: "R 3", token: "c" },
    ];
    expect(ticketPart(here, { ...look(), others }).others).toBe("Také vaše: R 2, R 3");
    expect(ticketPart(here, look()).others).toBe("");
  });

  test("K4 the square on the screen reads as the e-ticket's address", () => {
    const { box, path } = squareOf("http://lhota.example/ticket/abc");
    expect(read(box, path)).toBe("http://lhota.example/ticket/abc");
  });
});

/** Draws the path's rectangles on a grid of 4 dots a module and reads it as a phone would. */
function read(box: string, path: string): string {
  const [left = 0, , side = 0] = box.split(" ").map(Number);
  const dots = side * 4;
  const pixels = new Uint8ClampedArray(dots * dots * 4).fill(255);
  const on = inside(path);
  for (let y = 0; y < dots; y += 1)
    for (let x = 0; x < dots; x += 1)
      if (on(Math.floor(x / 4) + left + 0.5, Math.floor(y / 4) + left + 0.5))
        pixels.fill(0, (y * dots + x) * 4, (y * dots + x) * 4 + 3);
  return jsQR(pixels, dots, dots)?.data ?? "";
}

/** Whether a point lies inside the path, by how often a ray to the left crosses its upright edges. */
function inside(path: string): (x: number, y: number) => boolean {
  const edges: { x: number; from: number; to: number }[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const to = (nextX: number, nextY: number) => {
    if (nextX === x && nextY !== y) edges.push({ x, from: Math.min(y, nextY), to: Math.max(y, nextY) });
    [x, y] = [nextX, nextY];
  };
  for (const [, command = "", values = ""] of path.matchAll(/([MmLlHhVvZz])([^MmLlHhVvZz]*)/g)) {
    const [a = 0, b = 0] = (values.match(/-?[\d.]+/g) ?? []).map(Number);
    if (command === "M") [x, y, startX, startY] = [a, b, a, b];
    else if (command === "m") [x, y, startX, startY] = [x + a, y + b, x + a, y + b];
    else if (command === "L") to(a, b);
    else if (command === "l") to(x + a, y + b);
    else if (command === "H") to(a, y);
    else if (command === "h") to(x + a, y);
    else if (command === "V") to(x, a);
    else if (command === "v") to(x, y + a);
    else to(startX, startY);
  }
  return (px, py) => edges.filter((edge) => edge.x < px && edge.from < py && py < edge.to).length % 2 === 1;
}
