import { join } from "node:path";
import { presetOffice } from "../../src/first-start.ts";
import { applyOfficeFile } from "../../src/office/actions.ts";
import { currentOffice } from "../../src/office/queries.ts";
import type { OfficeFile } from "../../src/office/office-file.ts";
import { addDays, dayOf, type Day } from "../../src/platform/civil.ts";
import { instant } from "../../src/platform/clock.ts";
import { openStore, type Store } from "../../src/platform/database.ts";
import { createLive } from "../../src/platform/live.ts";
import { createWorks, type Reader, type Works } from "../../src/platform/work.ts";
import { book } from "../../src/reservations/actions.ts";
import { bookableTimes } from "../../src/reservations/queries.ts";

/** Trutnov, but with so many places in each slot that ten thousand living reservations leave about a fifth free. */
const TOWN = "trutnov";
const BATCH = 250;
const MOST_TAKEN = 0.8;

export const dataFile = (folder: string): string => join(folder, `trial-${TOWN}.db`);

export interface Opened {
  readonly store: Store;
  readonly works: Works;
}

/** The data file itself, with the clock standing at an instant. */
export function openFile(folder: string, now: number): Opened {
  const store = openStore(dataFile(folder), { create: false });
  const row = store.raw.query<{ key: string }, []>("SELECT key FROM installation").get();
  const clocks = { office: () => instant(now), elapsed: () => 0 as never, trouble: () => null };
  const house = { publicAddress: "http://127.0.0.1", key: row?.key ?? "", trial: true };
  return { store, works: createWorks({ store, clocks, live: createLive(), house, settle: async () => {} }) };
}

/** Books until so many reservations are in the file. Returns how many there are. */
export async function fillFile(folder: string, now: number, wanted: number): Promise<number> {
  const { store, works } = openFile(folder, now);
  try {
    await works.write((work) => applyOfficeFile(work, roomy(), null));
    const orders = await works.read((reader) => placesToTake(reader, wanted));
    for (let from = 0; from < orders.length; from += BATCH)
      await works.write(async (work) => {
        for (const order of orders.slice(from, from + BATCH)) await book(work, order);
      });
    // All sent long ago: what is measured is booking, not the post.
    store.raw.run(
      "UPDATE message SET state = 'accepted', ended_at = created_at, claimed_at = created_at WHERE state = 'queued'",
    );
    return store.raw.query<{ n: number }, []>("SELECT count(*) AS n FROM reservation").get()?.n ?? 0;
  } finally {
    await store.close();
  }
}

type Order = Parameters<typeof book>[1];

function roomy(): OfficeFile {
  const office = presetOffice(TOWN);
  for (const plan of office.plans) for (const row of plan.weekly) row.places = 12;
  return office;
}

/** Takes turns over all slots of the days ahead, so that every day fills alike. */
async function placesToTake(reader: Reader, wanted: number): Promise<Order[]> {
  const office = await currentOffice(reader);
  const orders: Order[] = [];
  const zone = office.locations[0]?.timeZone ?? "Europe/Prague";
  let day: Day = addDays(dayOf(reader.now, zone), 1);
  for (let ahead = 0; ahead < 200 && orders.length < wanted; ahead += 1, day = addDays(day, 1))
    for (const plan of office.plans) {
      const serviceId = plan.services[0] ?? "";
      for (const time of await bookableTimes(reader, { serviceId, locationId: plan.location }, day, "staff")) {
        if (time.planId !== plan.id) continue;
        for (let place = 0; place < Math.floor(time.places * MOST_TAKEN); place += 1)
          orders.push(orderFor(orders.length, { serviceId, planId: plan.id, startsAt: time.startsAt }));
      }
    }
  return orders.slice(0, wanted);
}

const orderFor = (index: number, slot: Pick<Order, "serviceId" | "planId" | "startsAt">): Order => ({
  ...slot,
  persons: 1,
  language: "cs",
  source: "staff",
  client: { name: `Host ${index}`, company: "", email: `host${index}@example.org`, phone: "", answers: {} },
  formId: `bench-${index}`,
  staffId: null,
});
