import type { DeskNeeds } from "../platform/desk-needs.ts";
import { seeOther, STATUS, type Person, type Visit } from "../platform/http.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { callNext, closeCounter, openCounter, pauseCounter, type Press } from "../queue/actions.ts";
import { counterNow } from "../queue/queries.ts";
import { pressedOf, type Pressed } from "./form.ts";
import { nameOf } from "./look.ts";
import { fragment, page } from "./show.ts";

/** One press: the verb it stands for. A sentence in return is shown as a notice. */
export type Deed = (work: Work, by: Press, sent: Pressed) => Promise<void | "nothingToCall">;

export const callTheNext: Deed = async (work, by) => {
  const called = await callNext(work, by);
  return called === null ? "nothingToCall" : undefined;
};

export const setState: Deed = (work, by, { state }) => {
  switch (state) {
    case "open":
      return openCounter(work, by);
    case "paused":
      return pauseCounter(work, by);
    case "closed":
      return closeCounter(work, by);
    default:
      throw new Refusal("not-understood", "notUnderstood");
  }
};

/** A refusal is no error page here: the screen as it is now, with the reason in its own strip. */
export async function pressed(needs: DeskNeeds, visit: Visit, deed: Deed): Promise<Response> {
  const person = present(visit.person);
  const counterId = visit.params["counter"] ?? "";
  const sent = pressedOf(await visit.form());
  const by: Press = { counterId, staffId: person.staffId, seen: sent.seen };
  let notice: string;
  let status = 303;
  try {
    notice = await needs.works.write(async (work) => {
      const no = await whyNot(work, visit, person, sent);
      if (no !== null) throw new NotHere(no);
      const key = await deed(work, by, sent);
      return key === undefined ? "" : visit.words.refusals[key];
    });
  } catch (error) {
    if (error instanceof NotHere) {
      notice = error.message;
      status = STATUS.conflict;
    } else if (error instanceof Refusal && error.kind !== "not-found") {
      notice = visit.words.refusals[error.key];
      status = STATUS[error.kind];
    } else throw error;
  }
  if (!visit.partial && status === 303) return seeOther(visit.link(`/counter/${counterId}`));
  return visit.partial ? fragment(needs, visit, notice) : page(needs, visit, { notice, status });
}

/** The press came from a screen that is not, or no longer, this person's. */
class NotHere extends Error {}

/** One PC is shared (A1): a tab somebody else left open calls nobody, and a place somebody sits at is taken over first. */
async function whyNot(work: Work, visit: Visit, person: Person, sent: Pressed): Promise<string | null> {
  const t = visit.words.counter;
  if (sent.who !== "" && sent.who !== person.staffId) return t.otherPerson(person.name);
  if (sent.state === "open") return null;
  const { state, staffId } = await counterNow(work, visit.params["counter"] ?? "");
  if (state === "closed" || staffId === null || staffId === person.staffId) return null;
  return t.occupiedNotice((await nameOf(work, staffId)) ?? "");
}
