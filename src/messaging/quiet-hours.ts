import { addDays, dayOf, instantOf, timeOf, type TimeOfDay, type Zone } from "../platform/civil.ts";
import { after, HOUR, MINUTE, type Instant } from "../platform/clock.ts";
import { STAFF_ANSWER, type MessageKind } from "../office/message-kinds.ts";

/** Hours of the town in which nobody's phone rings unasked (M5); the first is inside, the second outside. May run over midnight. */
export interface Quiet {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}

/** A slot so near that whoever has it would rather be woken. */
const NEAR = 12 * HOUR;

/** How a kind keeps quiet hours. Not listed: the recipient asked for it that minute, or waits for it. */
const KEEPS: Readonly<Partial<Record<MessageKind | typeof STAFF_ANSWER, "always" | "unless-near">>> = {
  [STAFF_ANSWER]: "always",
  reminder: "always",
  lapsed: "always",
  confirmed: "unless-near",
  moved: "unless-near",
  "cancelled-by-office": "unless-near",
  "moved-by-office": "unless-near",
  offered: "unless-near",
};

/**
 * When a text message of a kind may leave that is due at `dueAt`: then, or at the end of the quiet hours it falls into (M5).
 * `latest` is the moment from which it is of no use; a kind that is near its latest moment does not wait.
 */
export function quietUntil(
  kind: MessageKind | typeof STAFF_ANSWER,
  quiet: Quiet | null,
  when: { dueAt: Instant; latest: Instant; zone: Zone },
): Instant {
  const keeps = KEEPS[kind];
  const { dueAt, latest, zone } = when;
  if (quiet === null || keeps === undefined || !isQuiet(timeOf(dueAt, zone), quiet)) return dueAt;
  if (keeps === "unless-near" && latest - dueAt < NEAR) return dueAt;
  const today = dayOf(dueAt, zone);
  const end = instantOf(today, quiet.to, zone);
  return end > dueAt ? end : instantOf(addDays(today, 1), quiet.to, zone);
}

/** So long before quiet hours begin: many may have to leave by then, one after another. */
const EARLIER = 30 * MINUTE;

/** When a message is to be written that is wished for at `dueAt`: one that quiet hours would hold up until it is of no use goes before them (M5). */
export function dueInTime(
  kind: MessageKind,
  quiet: Quiet | null,
  when: { dueAt: Instant; latest: Instant; zone: Zone },
): Instant {
  const { dueAt, latest, zone } = when;
  const leaves = quietUntil(kind, quiet, when);
  if (quiet === null || leaves === dueAt || leaves < latest) return dueAt;
  const today = instantOf(dayOf(dueAt, zone), quiet.from, zone);
  const began = today <= dueAt ? today : instantOf(addDays(dayOf(dueAt, zone), -1), quiet.from, zone);
  return after(began, -EARLIER);
}

const isQuiet = (time: TimeOfDay, { from, to }: Quiet): boolean =>
  from <= to ? from <= time && time < to : from <= time || time < to;
