import type { Office } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { after } from "../platform/clock.ts";
import { note } from "../platform/event.ts";
import type { Work } from "../platform/work.ts";
import { JOIN_WITHIN, SAME_ID_WITHIN, SAME_TEXT_WITHIN, type ArrivalState, type LeftToStaff } from "./arrival.ts";
import { cleanText, isEcho, wordsOf } from "./arrived-text.ts";
import {
  arrivalsIn,
  endJoining,
  insertArrival,
  maybeSame,
  ofProvider,
  partsOfText,
  partsUnder,
  threadOf,
} from "./arrivals-store.ts";
import { lastWrittenTo } from "./answers-store.ts";
import type { Arrived, Transport } from "./delivery.ts";
import { joined, partOf, placeOf } from "./joining.ts";
import { senderOf, type Sender } from "./sender.ts";

/** Whose ids tell texts apart: a modem's own, and those the channels make of all of a text with its time. */
const TRUSTED: readonly Transport[] = ["gammu", "smsapi", "smsbrana", "android"];

/** Far more than any phone sends. */
const MOST_SENDER = 64;
const MOST_TEXT = 40_000;

interface Incoming {
  readonly arrived: Arrived;
  readonly sender: Sender;
  readonly threadId: string;
  readonly providerId: string | null;
}

/** Stores what came, and what it is: a repeat, a part, our own text, staff's matter, or for the machine to read. */
export async function receive(work: Work, told: Arrived): Promise<string> {
  const arrived = { ...told, from: told.from.slice(0, MOST_SENDER), text: told.text.slice(0, MOST_TEXT) };
  const before = isTrusted(arrived) ? await ofProvider(work, arrived) : [];
  const again = before.find(
    (each) => each.from === arrived.from && each.text === arrived.text && each.sentAt === arrived.sentAt,
  );
  if (again !== undefined) return again.id;

  const office = await currentOffice(work);
  const sender = senderIn(office, arrived);
  const incoming = { arrived, sender, threadId: await threadOf(work, sender), providerId: arrived.providerId };
  if (sender.kind === "own") return dropOwn(work, incoming);
  return partOf(arrived) === null ? receiveWhole(work, office, incoming) : receivePart(work, office, incoming);
}

/** An id made of a text without its time would be the same for all who write "ANO" twice; a modem counts. */
const isTrusted = ({ transport, sentAt }: Arrived): boolean =>
  transport === "gammu" || (TRUSTED.includes(transport) && sentAt !== null);

/** Our own number, and also a text that says it came from the number it was sent to. */
function senderIn(office: Office, { from, to }: Arrived): Sender {
  const { country, sms } = office.office;
  return senderOf(from, { country, served: sms.countries, own: to === null ? sms.numbers : [...sms.numbers, to] });
}

/** We write to ourselves: somewhere our number is kept as somebody's. Nothing is made of it, and staff are told. */
async function dropOwn(work: Work, incoming: Incoming): Promise<string> {
  const id = await insertArrival(work, {
    ...incoming,
    state: "dropped",
    reason: "own-number",
    text: cleanText(incoming.arrived.text),
  });
  await note(work, { kind: "text-from-ourselves" });
  return id;
}

async function receiveWhole(work: Work, office: Office, incoming: Incoming): Promise<string> {
  const text = cleanText(incoming.arrived.text);
  const first = await repeatedBy(work, incoming, text);
  if (first !== null) return insertArrival(work, { ...incoming, state: "repeat", firstId: first, text });
  const fate = await fateOf(work, office, { sender: incoming.sender, text });
  const id = await insertArrival(work, { ...incoming, ...fate, text });
  await noteIfStaffs(work, fate);
  return id;
}

/** A text that came already (S3): the same words at the same time by the sender's clock. Said again later it is another. */
async function repeatedBy(work: Work, { arrived, threadId }: Incoming, text: string): Promise<string | null> {
  const within = arrived.sentAt === null ? SAME_ID_WITHIN : SAME_TEXT_WITHIN;
  const known = await maybeSame(work, threadId, { ...arrived, since: after(work.now, -within) });
  const words = wordsOf(text);
  return known.find((each) => wordsOf(each.text) === words)?.id ?? null;
}

interface Fate {
  readonly state: ArrivalState;
  readonly reason?: LeftToStaff;
}

/** Who may be answered is read by the machine; anybody else, and our own words coming back, by a person only. */
async function fateOf(work: Work, office: Office, { sender, text }: { sender: Sender; text: string }): Promise<Fate> {
  const ours = { prefix: office.office.sms.prefix, last: await lastWrittenTo(work, sender.phone) };
  if (isEcho(text, ours)) return { state: "staff", reason: "echo" };
  return sender.kind === "mobile" ? { state: "new" } : { state: "staff", reason: "stranger" };
}

async function noteIfStaffs(work: Work, { state, reason }: Fate): Promise<void> {
  if (state === "staff") await note(work, { kind: "text-for-staff", detail: { reason: reason ?? null } });
}

async function receivePart(work: Work, office: Office, incoming: Incoming): Promise<string> {
  const { arrived, threadId } = incoming;
  const part = partOf(arrived);
  if (part === null) return receiveWhole(work, office, incoming);
  const came = { index: part.index, body: arrived.text, sentAt: arrived.sentAt, received: work.now };
  const under = { reference: part.reference, of: part.of, since: after(work.now, -SAME_TEXT_WITHIN) };
  const place = placeOf(came, await partsUnder(work, threadId, under));
  switch (place.is) {
    case "repeat":
      return insertArrival(work, { ...incoming, part, state: "repeat", firstId: place.of });
    case "first":
      return insertArrival(work, { ...incoming, part, state: "joining", dueAt: after(work.now, JOIN_WITHIN) });
    case "next": {
      const id = await insertArrival(work, { ...incoming, part, state: "part", firstId: place.of });
      const parts = await partsOfText(work, place.of);
      if (parts.length === part.of)
        await closeJoining(work, office, { id: place.of, sender: incoming.sender, isWhole: true });
      return id;
    }
  }
}

const AT_ONCE = 50;

/** Texts whose missing parts are waited for no more go on without them. Returns how many. */
export async function endWaits(work: Work): Promise<number> {
  const office = await currentOffice(work);
  const waiting = await arrivalsIn(work, "joining", AT_ONCE);
  for (const { id, phone, sender } of waiting)
    await closeJoining(work, office, { id, sender: { phone, kind: sender }, isWhole: false });
  return waiting.length;
}

/** Without its beginning a text asks for nothing that can be known, whatever its words look like. */
async function closeJoining(
  work: Work,
  office: Office,
  of: { id: string; sender: Sender; isWhole: boolean },
): Promise<void> {
  const parts = await partsOfText(work, of.id);
  const text = cleanText(joined(parts));
  const hasBeginning = parts.some(({ index }) => index === 1);
  const fate: Fate = hasBeginning
    ? await fateOf(work, office, { sender: of.sender, text })
    : { state: "staff", reason: "no-beginning" };
  await endJoining(work, of.id, { state: fate.state, text, isWhole: of.isWhole, reason: fate.reason ?? null });
  await noteIfStaffs(work, fate);
}
