import { afterAll, beforeAll, expect, test } from "bun:test";
import { connect } from "node:net";
import { newToken } from "../../src/platform/id.ts";
import { counterNow } from "../../src/queue/queries.ts";
import { at, bookAndConfirm, numberAt, type Device } from "../journeys/hall.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { carriedOf, clerkAt, lobbyKiosk, officeOf, PARTIAL, screenOf, send, touch, type Booth } from "./booths.ts";

/**
 * C6: however a deed is sent more than once, it is done once and answered alike. Every verb is done once by somebody careful, and
 * then in every hasty way at a booth of its own; what is in the history, in the queue and on the screen must be the same.
 */

interface Verb {
  readonly name: string;
  readonly path: string;
  /** What was pressed before, each on the screen of then. */
  readonly before: readonly Step[];
  /** What the press itself sends, beside what its screen carries. */
  readonly fields?: (scene: Scene) => Promise<Record<string, string>> | Record<string, string>;
}

type Step = readonly [path: string, fields?: Record<string, string>];

interface Scene {
  readonly booth: Booth;
  readonly clerk: TestVisitor;
}

const OPEN: Step = ["state", { state: "open" }];
const NEXT: Step = ["calls"];
const VERBS: readonly Verb[] = [
  { name: "Otevřít", path: "state", before: [], fields: () => ({ state: "open" }) },
  { name: "Pauza", path: "state", before: [OPEN, NEXT], fields: () => ({ state: "paused" }) },
  { name: "Zavřít", path: "state", before: [OPEN], fields: () => ({ state: "closed" }) },
  { name: "Další", path: "calls", before: [OPEN] },
  { name: "Další with somebody here", path: "calls", before: [OPEN, NEXT] },
  { name: "Znovu", path: "repeats", before: [OPEN, NEXT] },
  { name: "Nedostavil se", path: "absences", before: [OPEN, NEXT] },
  { name: "Hotovo", path: "completions", before: [OPEN, NEXT] },
  { name: "Zpět", path: "undo", before: [OPEN, NEXT, NEXT] },
  { name: "Odložit", path: "postponements", before: [OPEN, NEXT], fields: () => ({ minutes: "10" }) },
  {
    name: "Odložit somebody in line",
    path: "postponements",
    before: [OPEN],
    fields: async (scene) => ({ minutes: "10", ticket: await inLine(scene) }),
  },
  { name: "Zaparkovat", path: "parkings", before: [OPEN, NEXT] },
  {
    name: "Vrátit zaparkovaného",
    path: "returns",
    before: [OPEN, NEXT, ["parkings"]],
    fields: async (scene) => ({ ticket: await parked(scene) }),
  },
  {
    name: "Předat jinému stolu",
    path: "transfers",
    before: [OPEN, NEXT],
    fields: ({ booth }) => ({ to: `counter:${booth.id === "k0" ? "k1" : "k0"}` }),
  },
  { name: "Předat dopředu", path: "transfers", before: [OPEN, NEXT], fields: () => ({ to: "front" }) },
  {
    name: "Zavolat mimo pořadí",
    path: "picks",
    before: [OPEN, NEXT],
    fields: async (scene) => ({ ticket: await inLine(scene), reason: "health" }),
  },
  { name: "Bez lístku", path: "walk-ins", before: [OPEN, NEXT], fields: ({ booth }) => ({ service: booth.service }) },
  {
    name: "Přednost",
    path: "classes",
    before: [OPEN],
    fields: async (scene) => ({ ticket: await inLine(scene), class: "prednost", reason: "pregnant" }),
  },
  { name: "Služby okénka", path: "services", before: [OPEN], fields: () => ({ services: "op-zadost" }) },
  {
    name: "Hotovo with an outcome",
    path: "completions",
    before: [OPEN, NEXT],
    fields: () => ({ panel: "outcome", outcome: "incomplete" }),
  },
];

/** The last in the line of a booth, whom *Další* would not call. */
const inLine = ({ booth }: Scene): Promise<string> =>
  app.running.works.read(async (reader) => (await counterNow(reader, booth.id)).line.at(-1)?.ticket.id ?? "");
const parked = ({ booth }: Scene): Promise<string> =>
  app.running.works.read(async (reader) => (await counterNow(reader, booth.id)).parked[0]?.id ?? "");

type Way = (scene: Scene, path: string, fields: Record<string, string>) => Promise<Answer[]>;
interface Answer {
  readonly status: number;
  readonly screen: string;
}

const once = ({ clerk, booth }: Scene, path: string, fields: Record<string, string>) =>
  send(clerk, booth, path, fields);

const WAYS: Record<string, Way> = {
  "a double click": (scene, path, fields) => Promise.all([once(scene, path, fields), once(scene, path, fields)]),
  "back, and sent again": async (scene, path, fields) => [
    await once(scene, path, fields),
    await once(scene, path, fields),
  ],
  "a lost answer, and tried again": async (scene, path, fields) => {
    await lose(scene, path, fields);
    return [await once(scene, path, fields)];
  },
  "two tabs of one screen": async (scene, path, fields) => {
    const tab = carriedOf(await screenOf(scene.clerk, scene.booth.id));
    return [await once(scene, path, fields), await once(scene, path, { ...fields, ...tab })];
  },
  "without script: a post, its page, and both sent again": async (scene, path, fields) => {
    const { clerk, booth } = scene;
    for (let times = 0; times < 2; times += 1) {
      const answer = await clerk.post(`/counter/${booth.id}/${path}`, fields);
      const isOldPanel = times > 0 && fields["panel"] !== undefined; // it says that its screen is older than the deed
      expect([answer.status, answer.headers.get("location")]).toEqual(
        isOldPanel ? [409, null] : [303, `/counter/${booth.id}`],
      );
      expect((await clerk.get(`/counter/${booth.id}`)).status).toBe(200);
    }
    return [];
  },
};

let app: TestApp;
let kiosk: Device;
let booths: readonly Booth[];
let clerks: readonly TestVisitor[];
let free = 0;

beforeAll(async () => {
  const many = officeOf(VERBS.length * (Object.keys(WAYS).length + 1) + 3, false);
  ({ booths } = many);
  app = await openApp({ town: "trutnov", office: many.office });
  await at(app, "08:01:00");
  kiosk = await lobbyKiosk(app);
  clerks = await Promise.all([0, 1].map((index) => clerkAt(app, index)));
});
afterAll(() => app.stop());

/** A booth nobody has sat at, with three people waiting for it alone, after these presses. */
async function sceneAfter(steps: readonly Step[]): Promise<Scene> {
  const booth = booths[free];
  const clerk = clerks[free % clerks.length];
  if (booth === undefined || clerk === undefined) throw new Error("no booth is free");
  free += 1;
  for (let people = 0; people < 3; people += 1) await touch(kiosk, booth.service);
  for (const [path, fields = {}] of steps)
    await send(clerk, booth, path, { ...carriedOf(await screenOf(clerk, booth.id)), ...fields });
  return { booth, clerk };
}

for (const verb of VERBS)
  for (const [name, way] of Object.entries(WAYS))
    test(`C6 ${verb.name}: ${name} is one deed with the same answer`, async () => {
      const careful = await carefully(verb);
      expect(careful.events.length).toBeGreaterThan(0);
      const hasty = await tell(verb, way);
      expect(hasty.events).toEqual(careful.events);
      expect(hasty.queue).toEqual(careful.queue);
      const [answer] = careful.answers;
      for (const each of hasty.answers) expect(each).toEqual(answer ?? { status: 0, says: "" });
    });

test("C6 the proof sees a deed done twice: a press that does not say which screen it was made on", async () => {
  const next = VERBS.find(({ name }) => name === "Další with somebody here") ?? VERBS[0];
  if (next === undefined) throw new Error("no verb");
  const blind = await tell(next, async (scene, path, { who = "" }) => [
    await once(scene, path, { who }),
    await once(scene, path, { who }),
  ]);
  expect(blind.events).not.toEqual((await carefully(next)).events);
});

const known = new Map<string, ReturnType<typeof tell>>();

/** How a verb goes when it is pressed once; tried once for all the ways. */
function carefully(verb: Verb): ReturnType<typeof tell> {
  const told = known.get(verb.name) ?? tell(verb, async (scene, path, fields) => [await once(scene, path, fields)]);
  known.set(verb.name, told);
  return told;
}

/** What a way of pressing did: the history it made, the queue after it, and what each answer showed. */
async function tell(verb: Verb, way: Way) {
  const scene = await sceneAfter(verb.before);
  const fields = { ...carriedOf(await screenOf(scene.clerk, scene.booth.id)), ...(await verb.fields?.(scene)) };
  const before = await lastEvent();
  const answers = await way(scene, verb.path, fields);
  return {
    events: await eventsAfter(before, scene.booth.id),
    queue: await queueAt(scene.booth),
    answers: answers.map(({ status, screen }) => ({ status, says: `${numberOf(numberAt(screen))}` })),
  };
}

/** Booths have series of their own; what matters is the first, second or third of it. Who has no ticket is counted for all. */
function numberOf(number: string | null): string {
  if (number === null) return "nobody";
  return number.startsWith("#") ? "#" : number.slice(-1);
}

const lastEvent = () =>
  app.running.works.read(
    async ({ db }) =>
      (
        await db
          .selectFrom("event")
          .select((event) => event.fn.max("number").as("last"))
          .executeTakeFirst()
      )?.last ?? 0,
  );

const eventsAfter = (number: number, counterId: string) =>
  app.running.works.read(async ({ db }) =>
    (
      await db
        .selectFrom("event")
        .select("kind")
        .where("number", ">", number)
        .where("counter_id", "=", counterId)
        .orderBy("number")
        .execute()
    ).map(({ kind }) => kind),
  );

const queueAt = ({ id, service }: Booth) =>
  app.running.works.read(async (reader) => {
    const tickets = await reader.db
      .selectFrom("ticket")
      .select(["number", "state", "calls", "version"])
      .where("service_id", "=", service)
      .execute();
    const { state, line } = await counterNow(reader, id);
    return {
      state,
      line: line.map(({ ticket }) => numberOf(ticket.number)),
      tickets: tickets.map((ticket) => ({ ...ticket, number: numberOf(ticket.number) })),
    };
  });

/** The whole request is sent and the line cut before any answer; returns when the deed is done, or has had every chance to be. */
async function lose({ clerk, booth }: Scene, path: string, fields: Record<string, string>): Promise<void> {
  const before = await lastEvent();
  await cutOff(
    `/counter/${booth.id}/${path}`,
    { cookie: clerk.cookiesFor(`/counter/${booth.id}`), ...PARTIAL },
    fields,
  );
  for (let waits = 0; waits < 100 && (await lastEvent()) === before; waits += 1) await Bun.sleep(10); // the line is gone, nothing tells
}

async function cutOff(path: string, headers: Record<string, string>, fields: Record<string, string>): Promise<void> {
  const { hostname, port, host } = new URL(app.address);
  const body = new URLSearchParams(fields).toString();
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: ${host}`,
    "content-type: application/x-www-form-urlencoded",
    `content-length: ${body.length}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  await new Promise<void>((cut, fail) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${head.join("\r\n")}\r\n\r\n${body}`, () => {
        socket.destroy();
        cut();
      });
    });
    socket.on("error", fail);
  });
}

// --- the kiosk -------------------------------------------------------------------------------------------------------

const ticketsOf = (service: string) =>
  app.running.works.read(async ({ db }) =>
    (await db.selectFrom("ticket").select("number").where("service_id", "=", service).execute()).map(
      ({ number }) => number,
    ),
  );

for (const name of ["a double click", "back, and sent again", "a lost answer, and tried again"])
  test(`C6 K3 a tile touched: ${name} is one ticket, the same for ever`, async () => {
    const service = booths.at(-1)?.service ?? "";
    const before = await ticketsOf(service);
    const touchId = newToken();
    const again = () => touch(kiosk, service, touchId);
    const places: string[] = [];
    if (name === "a double click") places.push(...(await Promise.all([again(), again(), again()])));
    else if (name === "a lost answer, and tried again") {
      const cookie = kiosk.visitor.cookiesFor(kiosk.path);
      await cutOff(`${kiosk.path}/tickets`, { cookie }, { touch: touchId, service });
      for (let waits = 0; waits < 100 && (await ticketsOf(service)).length === before.length; waits += 1)
        await Bun.sleep(10);
      places.push(await again(), await again());
    } else places.push(await again(), await again());
    expect(new Set(places).size).toBe(1);
    expect((await ticketsOf(service)).length).toBe(before.length + 1);
    const [place = ""] = places;
    for (let refresh = 0; refresh < 3; refresh += 1) expect((await kiosk.visitor.get(place)).status).toBe(200);
    expect((await ticketsOf(service)).length).toBe(before.length + 1);
  });

test("C6 B8 a code typed: a double click, a lost answer, a second kiosk or a refresh is one arrival and the same ticket", async () => {
  const matter = "Občanský průkaz – podat žádost";
  const codes: string[] = [];
  for (const time of ["8:45", "9:00"])
    codes.push(
      await bookAndConfirm(app, {
        matter,
        time,
        name: "Vesna Krásná",
        email: `vesna${time.replace(":", "")}@example.org`,
      }),
    );
  await at(app, "08:46:00");
  const [first = "", second = ""] = codes;
  const arrive = async (device: Device, code: string, touchId = newToken()) => {
    const answer = await device.visitor.post(`${device.path}/arrivals`, { touch: touchId, code });
    return `${answer.status} ${answer.headers.get("location")}`;
  };
  const other = await lobbyKiosk(app);
  const touchId = newToken();
  const at1 = await Promise.all([
    arrive(kiosk, first, touchId),
    arrive(kiosk, first, touchId),
    arrive(other, first),
    arrive(kiosk, first),
  ]);
  at1.push(await arrive(kiosk, first, touchId));
  expect(new Set(at1).size).toBe(1);
  expect(at1[0]).toStartWith(`303 ${kiosk.path}/ticket/`);

  const lost = newToken();
  await cutOff(
    `${kiosk.path}/arrivals`,
    { cookie: kiosk.visitor.cookiesFor(kiosk.path) },
    { touch: lost, code: second },
  );
  for (let waits = 0; waits < 100 && (await arrivals()) < 2; waits += 1) await Bun.sleep(10); // the line is gone, nothing tells
  const [place = ""] = [await arrive(kiosk, second, lost)];
  expect(await arrive(other, second)).toBe(place);
  for (let refresh = 0; refresh < 3; refresh += 1)
    expect((await kiosk.visitor.get(place.replace(/^303 /, ""))).status).toBe(200);
  expect(await arrivals()).toBe(2);
}, 30_000);

const arrivals = () =>
  app.running.works.read(
    async ({ db }) =>
      (await db.selectFrom("ticket").select("id").where("reservation_id", "is not", null).execute()).length,
  );
