import { presetOffice } from "../../src/first-start.ts";
import type { OfficeFile } from "../../src/office/office-file.ts";
import { newToken } from "../../src/platform/id.ts";
import { applyOfficeFile } from "../../src/office/actions.ts";
import { openFile } from "../bench/fill.ts";
import { fixture, type Device, type Hall } from "../journeys/hall.ts";
import type { TestVisitor } from "../support/app.ts";
import type { Child } from "./child.ts";

/** A lobby pressed by machines: what a browser sends, without reading the page before each press. */

const ROLES = ["clerk", "secondClerk", "supervisor", "admin"] as const;
const ALL_DAY = ["00:00-24:00"];
const HOURS = { mon: ALL_DAY, tue: ALL_DAY, wed: ALL_DAY, thu: ALL_DAY, fri: ALL_DAY, sat: ALL_DAY, sun: ALL_DAY };

const FIRST = { id: "prednost", name: { cs: "přednost" }, allowanceMinutes: 0, offered: "clerk" };

export interface Booth {
  readonly id: string;
  /** A service only this booth serves, with a series of its own; or the one all share. */
  readonly service: string;
}

/** Trutnov's office with so many booths. `shared`: all serve one service; else each has one of its own. */
export function officeOf(count: number, shared: boolean): { office: OfficeFile; booths: readonly Booth[] } {
  const office = presetOffice("trutnov");
  const [location] = office.locations;
  const [counter] = office.counters;
  const [kiosk] = office.kiosks;
  const service = office.services.find(({ id }) => id === "op-zadost");
  if (location === undefined || counter === undefined || kiosk === undefined || service === undefined)
    throw new Error("Trutnov is not whole");
  const own = (index: number) => (shared ? "op-zadost" : `op-${index}`);
  const booths = Array.from({ length: count }, (_, index) => ({ id: `k${index}`, service: own(index) }));
  const letters = (index: number) => `S${String.fromCharCode(65 + (index % 26))}`;
  const services = shared
    ? []
    : booths.map(({ service: id }, index) => ({
        ...service,
        id,
        booking: null,
        short: `průkaz ${index}`,
        walkIn: { series: `s${index}`, capacityPerDay: null, classes: [] },
      }));
  const series = shared
    ? []
    : booths.map((_, index) => ({
        id: `s${index}`,
        prefix: letters(index),
        from: Math.floor(index / 26) * 100 + 1,
        to: Math.floor(index / 26) * 100 + 99,
      }));
  return {
    booths,
    office: {
      ...office,
      locations: [
        { ...location, hours: HOURS, classes: [FIRST], series: [...location.series, ...series] },
      ] as OfficeFile["locations"],
      services: [...office.services, ...services] as OfficeFile["services"],
      counters: booths.map(({ id, service: served }, index) => ({
        ...counter,
        id,
        name: `${index + 1}`,
        services: [served],
      })),
      // paper is not what is tried here
      kiosks: [{ ...kiosk, printer: "none", services: [...kiosk.services, ...services.map(({ id }) => id)] }],
    },
  };
}

/** Gives a child another office: between two of its lives, straight into its file. */
export async function refit(child: Child, office: OfficeFile): Promise<void> {
  const { now } = (await (await fetch(`${child.address}/trial/clock`)).json()) as { now: string };
  await child.kill();
  const { store, works } = openFile(child.folder, Date.parse(now));
  await works.write((work) => applyOfficeFile(work, office, null));
  await store.close();
  await child.start();
}

/** Signed in by one press of trial mode. The index chooses who. */
export async function clerkAt(hall: Hall, index = 0): Promise<TestVisitor> {
  const visitor = hall.visitor();
  await visitor.post("/trial/sign-in", { role: ROLES[index % ROLES.length] ?? "clerk", desk: "counter" });
  return visitor;
}

export const PARTIAL = { "hx-request-type": "partial" };

/** The screen of a counter as its page shows it. */
export async function screenOf(visitor: TestVisitor, id: string): Promise<string> {
  const answer = await visitor.get(`/counter/${id}/now`, PARTIAL);
  if (answer.status !== 200) throw new Error(`no screen: ${answer.status}`);
  return answer.text();
}

/** What each press carries from the screen it was made on. */
export const carriedOf = (screen: string): Record<string, string> => ({
  seen: /name="seen" value="(\d*)"/.exec(screen)?.[1] ?? "",
  who: /name="who" value="([^"]*)"/.exec(screen)?.[1] ?? "",
});

/** A press as htmx sends it; answered by the screen as it is then. */
export async function send(
  visitor: TestVisitor,
  booth: { readonly id: string },
  path: string,
  fields: Record<string, string>,
): Promise<{ status: number; screen: string }> {
  const answer = await visitor.post(`/counter/${booth.id}/${path}`, fields, PARTIAL);
  return { status: answer.status, screen: await answer.text() };
}

/** A touch as the kiosk sends it. Returns where the ticket's screen is. Throws where none was given. */
export async function touch(kiosk: Device, service: string, touchId: string = newToken()): Promise<string> {
  const answer = await kiosk.visitor.post(`${kiosk.path}/tickets`, { touch: touchId, service });
  const at = answer.headers.get("location");
  await answer.text();
  if (answer.status !== 303 || at === null) throw new Error(`no ticket: ${answer.status}`);
  return at;
}

export const lobbyKiosk = (hall: Hall): Promise<Device> => fixture(hall, "hala");

/** So many at once, not more than `most` on the way. */
export async function inTurns<T>(count: number, most: number, deed: (index: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      done[index] = await deed(index);
    }
  };
  await Promise.all(Array.from({ length: most }, one));
  return done;
}
