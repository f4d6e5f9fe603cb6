import { serviceOf } from "../office/office.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { saveCounter } from "./counter-store.ts";
import type { CounterStood } from "./deed.ts";
import { change, currentOf, letRecall, must, noteAt, type Doing, type Done } from "./doing.ts";
import { learnFrom } from "./learned-store.ts";
import { settleNote } from "./noting.ts";
import type { Outcome } from "./reasons.ts";
import { followReservation } from "./reservation-following.ts";
import type { CurrentTicket } from "./ticket.ts";

/** What came of a visit: how it ended, and which services were really dealt with beside its own (Q5a). */
export interface Result {
  readonly outcome: Outcome | null;
  readonly services?: readonly string[];
}

/**
 * "Hotovo", or the *Další* that follows: the client was served, and whoever is missing here may be called again (Q4). A visit
 * of several services goes on with the first that neither this counter serves nor was dealt with (B15).
 */
export async function serve(work: Work, doing: Doing, result: Result): Promise<Done> {
  const ticket = currentOf(doing);
  const { office, services } = doing.standing;
  const dealt = (result.services ?? []).map((id) => serviceOf(office, id).id);
  const said = { outcome: result.outcome ?? "done", services: dealt.join(",") };
  const left = (ticket.furtherServices ?? []).filter((id) => !services.includes(id) && !dealt.includes(id));
  await letRecall(work, doing, ticket);
  const [goesTo, ...further] = left;
  await learnFrom(work, ticket, true);
  if (goesTo !== undefined) return goOn(work, doing, ticket, { goesTo, further, said });
  await followReservation(work, ticket, "served");
  await must(change(work, doing, ticket, { state: "served", ended_at: work.now, outcome: said.outcome }));
  await settleNote(work, ticket);
  return noteAt(work, doing, ticket, { kind: "ticket-served", ...said });
}

/** Its due time is kept (Q2); nobody counts the calls of the counter before. */
async function goOn(
  work: Work,
  doing: Doing,
  ticket: CurrentTicket,
  chain: { goesTo: string; further: readonly string[]; said: { outcome: string; services: string } },
): Promise<Done> {
  await must(
    change(work, doing, ticket, {
      state: "waiting",
      service_id: chain.goesTo,
      further_services: JSON.stringify(chain.further),
      for_counter_id: null,
      not_before: null,
      serving_at: null,
      calls: 0,
    }),
  );
  const { event } = await noteAt(work, doing, ticket, { kind: "ticket-went-on", ...chain.said, to: chain.goesTo });
  return { event, kind: "ticket-transferred" };
}

/** Q4: back into the line to be called again here, or, after the last allowed call, gone. */
export async function miss(work: Work, doing: Doing): Promise<Done> {
  const ticket = currentOf(doing);
  const { location, counter } = doing.standing;
  if (ticket.state === "serving" && location.coming === "press") throw new Refusal("conflict", "ticketMoved");
  const call = ticket.calls;
  await learnFrom(work, ticket, false);
  if (call < location.calls) {
    await must(
      change(work, doing, ticket, {
        state: "waiting",
        serving_at: null,
        recall_counter_id: counter.id,
        recall_ready: 0,
      }),
    );
    return noteAt(work, doing, ticket, { kind: "ticket-absent", call });
  }
  await followReservation(work, ticket, "missed");
  await must(change(work, doing, ticket, { state: "missed", ended_at: work.now }));
  await settleNote(work, ticket);
  await letRecall(work, doing, ticket);
  return noteAt(work, doing, ticket, { kind: "ticket-missed", call });
}

/** The client came; said twice it is said once (C6). */
export async function come(work: Work, doing: Doing): Promise<Done | null> {
  const ticket = currentOf(doing);
  if (ticket.state === "serving") return null;
  await must(change(work, doing, ticket, { state: "serving", serving_at: work.now }));
  return noteAt(work, doing, ticket, { kind: "ticket-came" });
}

/** Q7: the counter opens, pauses or closes; null when it stands so already. Throws Refusals counterClosed and counterBusy. */
export async function stand(work: Work, doing: Doing, state: CounterStood["state"]): Promise<Done | null> {
  const { stood, counter, current } = doing.standing;
  const staffId = state === "closed" ? null : doing.staffId;
  if (stood.state === state && stood.staffId === staffId) return null;
  if (state === "paused" && stood.state === "closed") throw new Refusal("conflict", "counterClosed");
  if (state === "closed" && current !== null) throw new Refusal("conflict", "counterBusy");
  doing.undo.counter = stood;
  const services = state === "closed" ? null : stood.services;
  const now = { state, staffId, since: work.now, services };
  await saveCounter(work, counter.id, now);
  const kind = state === "open" ? "counter-opened" : `counter-${state}`;
  return noteAt(work, doing, null, { kind });
}

/** Q7: what the counter serves today; null is as set. It ends when the counter closes. Throws Refusals counterClosed and notUnderstood. */
export async function serveToday(work: Work, doing: Doing, serviceIds: readonly string[] | null): Promise<Done | null> {
  const { stood, counter, office } = doing.standing;
  if (stood.state === "closed") throw new Refusal("conflict", "counterClosed");
  const wanted =
    serviceIds === null ? null : office.services.map(({ id }) => id).filter((id) => serviceIds.includes(id));
  if (wanted !== null && (wanted.length === 0 || wanted.length !== new Set(serviceIds).size))
    throw new Refusal("not-understood", "notUnderstood");
  if (JSON.stringify(wanted) === JSON.stringify(stood.services)) return null;
  doing.undo.counter = stood;
  await saveCounter(work, counter.id, { ...stood, services: wanted });
  return noteAt(work, doing, null, { kind: "counter-services", services: wanted?.join(",") ?? null });
}
