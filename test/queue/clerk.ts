import {
  park,
  pick,
  postpone,
  raiseClass,
  serveWithoutTicket,
  setServices,
  transfer,
  undo,
  unpark,
  type Destination,
} from "../../src/queue/actions.ts";
import { counterNow } from "../../src/queue/queries.ts";
import type { PickReason } from "../../src/queue/reasons.ts";
import type { TestHouse } from "../support/house.ts";
import { press } from "../support/queue.ts";

export const moved = { kind: "conflict", key: "ticketMoved" };

/** What a clerk does beside calling, at counter 1 unless told otherwise, and what stands there then. */
export function clerkIn(house: () => TestHouse) {
  const later = (ticketId: string | null, minutes: number, counterId = "c1") =>
    house().works.write((work) => postpone(work, { ...press(counterId), ticketId, minutes }));
  const aside = (ticketId: string | null, counterId = "c1") =>
    house().works.write((work) => park(work, { ...press(counterId), ticketId }));
  const back = (ticketId: string, counterId = "c1") =>
    house().works.write((work) => unpark(work, { ...press(counterId), ticketId }));
  const send = (ticketId: string | null, to: Destination, counterId = "c1") =>
    house().works.write((work) => transfer(work, { ...press(counterId), ticketId, to }));
  const choose = (ticketId: string, counterId = "c1", reason: PickReason = "agreed") =>
    house().works.write((work) => pick(work, { ...press(counterId), ticketId, reason }));
  const raise = (ticketId: string, counterId = "c1", classId = "infant") =>
    house().works.write((work) => raiseClass(work, { ...press(counterId), ticketId, classId, reason: "infant" }));
  const without = (counterId = "c1") =>
    house().works.write((work) => serveWithoutTicket(work, { ...press(counterId), serviceId: "op" }));
  const today = (serviceIds: readonly string[] | null, counterId = "c1") =>
    house().works.write((work) => setServices(work, { ...press(counterId), serviceIds }));
  const takeBack = (counterId = "c1", seen: number | null = null) =>
    house().works.write((work) => undo(work, press(counterId, seen)));
  const now = (counterId = "c1") => house().works.read((reader) => counterNow(reader, counterId));
  const line = async (counterId = "c1") => (await now(counterId)).line.map(({ ticket }) => ticket.number);
  const obstacles = async (counterId = "c1") =>
    Object.fromEntries((await now(counterId)).line.map(({ ticket, obstacle }) => [ticket.number, obstacle]));
  /** Every ticket's row, whole but for the version that grows with each change. */
  const rows = () =>
    house()
      .store.raw.query<Record<string, unknown>, []>("SELECT * FROM ticket ORDER BY id")
      .all()
      .map(({ version: _grows, ...row }) => row);
  return { later, aside, back, send, choose, raise, without, today, takeBack, now, line, obstacles, rows };
}
