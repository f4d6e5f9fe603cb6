import type { DeskNeeds } from "../platform/desk-needs.ts";
import { seeOther, STATUS, type Person, type Visit } from "../platform/http.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { saveNote, type Press } from "../queue/actions.ts";
import { counterNow, type CounterNow } from "../queue/queries.ts";
import { pressedOf, type Pressed, type Said } from "./form.ts";
import { nameOf } from "./look.ts";
import { panelKindOf } from "./panel.ts";
import { Misread, type Deed } from "./press-deeds.ts";
import { fragment, page, panelAgain } from "./show.ts";

/** A refusal is no error page here: the screen as it is now, with the reason in its own strip. */
export async function pressed(needs: DeskNeeds, visit: Visit, deed: Deed): Promise<Response> {
  const sent = pressedOf(await visit.form());
  try {
    const said = await needs.works.write((work) => doIt(work, visit, sent, deed));
    if (visit.partial) return await fragment(needs, visit, said === null ? "" : visit.words.refusals[said]);
    const to = `/counter/${visit.params["counter"] ?? ""}`;
    return seeOther(visit.link(said === null ? to : `${to}?said=${said}`));
  } catch (error) {
    const kind = error instanceof Misread ? panelKindOf(sent.fields.text("panel")) : null;
    if (error instanceof Misread && kind !== null) {
      const tried = { fields: sent.fields, problem: visit.words.counter.panel[error.word] };
      return panelAgain(needs, visit, { kind, ticketId: sent.ticketId, tried });
    }
    const { notice, status } = whyRefused(error, visit);
    return visit.partial ? fragment(needs, visit, notice) : page(needs, visit, { notice, status });
  }
}

async function doIt(work: Work, visit: Visit, sent: Pressed, deed: Deed): Promise<Said | null> {
  const person = present(visit.person);
  const counterId = visit.params["counter"] ?? "";
  const by: Press = { counterId, staffId: person.staffId, seen: sent.seen };
  const queue = await counterNow(work, counterId);
  const no = await whyNot(work, { visit, person, sent, queue });
  if (no !== null) throw new NotHere(no);
  await keepNote(work, by, sent, queue);
  return (await deed(work, by, sent)) ?? null;
}

/** What stands in the note's field goes with every press, so that no *Další* loses it (Q5a). */
async function keepNote(work: Work, by: Press, { fields }: Pressed, { current, note }: CounterNow): Promise<void> {
  const typed = fields.text("note").trim();
  if (current === null || fields.text("noteFor") !== current.id || typed === (note ?? "")) return;
  await saveNote(work, { ...by, ticketId: current.id, note: typed });
}

function whyRefused(error: unknown, visit: Visit): { notice: string; status: number } {
  if (error instanceof NotHere) return { notice: error.message, status: STATUS.conflict };
  if (error instanceof Misread) return { notice: visit.words.counter.panel[error.word], status: 422 };
  if (error instanceof Refusal && error.kind !== "not-found")
    return { notice: visit.words.refusals[error.key], status: STATUS[error.kind] };
  throw error;
}

/** The press came from a screen that is not, or no longer, this person's. */
class NotHere extends Error {}

/** One PC is shared (A1): a tab somebody else left open calls nobody, and a place somebody sits at is taken over first. */
async function whyNot(
  work: Work,
  at: { visit: Visit; person: Person; sent: Pressed; queue: CounterNow },
): Promise<string | null> {
  const { visit, person, sent, queue } = at;
  const t = visit.words.counter;
  if (sent.who !== "" && sent.who !== person.staffId) return t.otherPerson(person.name);
  const isOlder = sent.seen !== null && sent.seen !== (queue.deed?.number ?? 0);
  if (sent.fromPanel && isOlder) return t.stale;
  if (sent.state === "open") return null;
  const { state, staffId } = queue;
  if (state === "closed" || staffId === null || staffId === person.staffId) return null;
  return t.occupiedNotice((await nameOf(work, staffId)) ?? "");
}
