import { newId } from "../../src/platform/id.ts";
import type { Works } from "../../src/platform/work.ts";
import { absent, callNext, checkIn, finish, issueTicket, openCounter } from "../../src/queue/actions.ts";
import type { CheckIn, Issued, Press } from "../../src/queue/actions.ts";
import type { CurrentTicket } from "../../src/queue/ticket.ts";
import type { TestHouse } from "./house.ts";

/** Somebody without a reservation touches a tile; each time a new touch unless one is given. */
export const take = (
  { works }: { works: Works },
  serviceId = "op",
  more: { touchId?: string; classId?: string; locationId?: string; kioskId?: string | null } = {},
): Promise<Issued> =>
  works.write((work) =>
    issueTicket(work, {
      locationId: more.locationId ?? "naves",
      language: "cs",
      touchId: more.touchId ?? newId(),
      kioskId: more.kioskId ?? null,
      serviceId,
      classId: more.classId ?? null,
    }),
  );

/** Several people touch at the same instant, each for a service. */
export const takeAll = (house: TestHouse, serviceIds: readonly string[]): Promise<void> =>
  house.works.write(async (work) => {
    const touch = { locationId: "naves", language: "cs", kioskId: null, classId: null } as const;
    for (const serviceId of serviceIds) await issueTicket(work, { ...touch, touchId: newId(), serviceId });
  });

export const type = (house: TestHouse, code: string, touchId: string = newId()): Promise<CheckIn> =>
  house.works.write((work) => checkIn(work, { locationId: "naves", language: "cs", touchId, kioskId: null, code }));

export const press = (counterId: string, seen: number | null = null): Press => ({
  counterId,
  staffId: counterId === "c2" ? "petr" : "jana",
  seen,
});

export const open = (house: TestHouse, counterId = "c1"): Promise<void> =>
  house.works.write((work) => openCounter(work, press(counterId)));

export const next = (house: TestHouse, counterId = "c1"): Promise<CurrentTicket | null> =>
  house.works.write((work) => callNext(work, press(counterId)));

/** Presses *Další* and says which number was called. */
export const nextNumber = async (house: TestHouse, counterId = "c1"): Promise<string | null> =>
  (await next(house, counterId))?.number ?? null;

export const miss = (house: TestHouse, counterId = "c1"): Promise<void> =>
  house.works.write((work) => absent(work, press(counterId)));

export const done = (house: TestHouse, counterId = "c1"): Promise<void> =>
  house.works.write((work) => finish(work, { ...press(counterId), outcome: null }));

/** A reservation that is confirmed, straight into the table, as booking it is not what these tests are about. */
export function reserved(
  house: TestHouse,
  slot: { at: number; serviceId?: string; code?: string; number?: string; persons?: number },
): string {
  const id = newId<string>();
  const day = new Date(slot.at).toISOString().slice(0, 10);
  const automatic = slot.code === undefined;
  const planId = slot.serviceId === "pobyt" ? "pobyt" : "doklady";
  if (slot.number !== undefined)
    house.store.raw.run("INSERT INTO number (location_id, day, label, series, running) VALUES ('naves', ?, ?, ?, ?)", [
      day,
      slot.number,
      `slot:${planId}`,
      Number(slot.number),
    ]);
  house.store.raw.run(
    `INSERT INTO reservation (id, state, plan_id, service_id, location_id, day, starts_at, persons, language, source,
       created_at, confirmed_at, window_from, window_to, number, code)
     VALUES (?, 'confirmed', ?, ?, 'naves', ?, ?, ?, 'cs', 'web', 0, 0, ?, ?, ?, ?)`,
    [
      id,
      planId,
      slot.serviceId ?? "op",
      day,
      slot.at,
      slot.persons ?? 1,
      automatic ? null : slot.at - 15 * 60_000,
      automatic ? null : slot.at + 15 * 60_000,
      slot.number ?? null,
      slot.code ?? null,
    ],
  );
  return id;
}

export const stateOf = (house: TestHouse, table: "ticket" | "reservation", id: string): string =>
  house.store.raw.query<{ state: string }, [string]>(`SELECT state FROM ${table} WHERE id = ?`).get(id)?.state ??
  "gone";
