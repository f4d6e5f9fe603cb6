import { CHANNELS } from "../messaging/message.ts";
import type { InboxMessage } from "../messaging/queries.ts";
import { smsSize } from "../messaging/sms-text.ts";
import type { Works } from "../platform/work.ts";
import { reach } from "../reservations/letters.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { readTarget, targetWords } from "../reservations/staff-choices.ts";
import {
  closeNow,
  doDeed,
  hitPeople,
  isNo,
  suggestFor,
  type Deed,
  type FreeTime,
  type Wished,
} from "./closure-deeds.ts";
import { rehearse, written } from "./rehearsal.ts";

/** One person a closure hits, what could be done and what is chosen. */
export interface PersonHit {
  readonly reservation: Reservation;
  readonly suggested: readonly FreeTime[];
  readonly deed: Deed;
  /** What was chosen cannot be done: the place is gone. */
  readonly refused: boolean;
}

/** What a closure would do, nothing of it done. */
export interface ClosureSight {
  readonly already: boolean;
  readonly people: readonly PersonHit[];
  /** As it would leave: the message of the first person told by e-mail, and of the first told by a text message. */
  readonly samples: readonly { readonly to: Reservation; readonly text: InboxMessage }[];
  /** The parts of all the text messages together, which is what is paid for (M4). */
  readonly parts: number;
}

/** What a deed is for all who did not get one of their own. */
export type ForAll = Deed["what"];

/** Rehearses the whole closure: the preview is the deed itself, taken back. */
export const seeClosure = (
  works: Works,
  wished: Wished,
  choice: { own: ReadonlyMap<string, Deed>; all: ForAll },
): Promise<ClosureSight> =>
  rehearse(works, async (work) => {
    const earlier = new Set((await written(work)).map(({ id }) => id));
    const hit = await hitPeople(work, wished.toClose);
    const already = !(await closeNow(work, wished));
    const suggested = await suggestFor(work, hit);
    const people: PersonHit[] = [];
    for (const reservation of hit) {
      const times = suggested.get(reservation.id) ?? [];
      const deed = choice.own.get(reservation.id) ?? usual(choice.all, times);
      let refused = false;
      try {
        await doDeed(work, reservation, deed, wished);
      } catch (error) {
        if (!isNo(error)) throw error;
        refused = true;
      }
      people.push({ reservation, suggested: times, deed, refused });
    }
    const letters = (await written(work)).filter(({ id }) => !earlier.has(id));
    const texts = letters.filter(({ channel }) => channel === "sms");
    const parts = texts.reduce((sum, { text }) => sum + smsSize(text).parts, 0);
    return { already, people, samples: samplesOf(people, letters), parts };
  });

/** Of each channel the message of the first person in the list who is told so. */
const samplesOf = (people: readonly PersonHit[], letters: readonly InboxMessage[]): ClosureSight["samples"] =>
  CHANNELS.flatMap((channel) => {
    for (const { reservation, refused } of people) {
      const to = reach(reservation.client, "email");
      const text = letters.find((each) => each.channel === channel && each.to === to?.recipient);
      if (!refused && text !== undefined) return [{ to: reservation, text }];
    }
    return [];
  });

function usual(all: ForAll, times: readonly FreeTime[]): Deed {
  const [nearest] = times;
  if (all === "cancel" || nearest === undefined) return { what: "cancel" };
  return { what: all, to: { planId: nearest.planId, startsAt: nearest.startsAt } };
}

/** A deed as a form sends it: `cancel`, or `move`/`offer` and the place. */
export const deedWords = (deed: Deed): string =>
  deed.what === "cancel" ? "cancel" : `${deed.what} ${targetWords(deed.to)}`;

/** The deed a form names, or null when it names none. */
export function readDeed(words: string): Deed | null {
  if (words === "cancel") return { what: "cancel" };
  const [what = "", ...rest] = words.split(" ");
  const to = readTarget(rest.join(" "));
  return to === null || (what !== "move" && what !== "offer") ? null : { what, to };
}

/** How a reservation stood when its row was shown and how its client is told; another answer later means a change meanwhile. */
export const standsAs = ({ state, startsAt, sequence, client }: Reservation): string =>
  `${state} ${startsAt} ${sequence} ${reach(client, "email")?.channel ?? "call"}`;

/** The last word of `standsAs`: how the client was told, also when their data are gone since (A4). */
export const wayIn = (standing: string): string => standing.split(" ").at(-1) ?? "call";
