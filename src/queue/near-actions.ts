import { recallOfTicket, write, type Letter } from "../messaging/actions.ts";
import { locationOf, serviceOf, serviceTitle, told, type Office } from "../office/office.ts";
import { addresses } from "../platform/addresses.ts";
import { after } from "../platform/clock.ts";
import { note } from "../platform/event.ts";
import { hashToken, newToken } from "../platform/id.ts";
import type { Language } from "../platform/language.ts";
import type { Announcement } from "../platform/live.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { lobbyOf, placeOf, placesOf, type Lobby } from "./lobby.ts";
import { isPutOff, NEAR, NEAR_MS, nearNow, type OpenWish } from "./near.ts";
import {
  dropWish,
  isAnyWishAt,
  readOpenWishes,
  readToldAndCalled,
  readWish,
  saveTold,
  saveWish,
} from "./near-store.ts";
import { findTicket, insertTicketLink } from "./store.ts";
import type { Ticket, WaitingTicket } from "./ticket.ts";

/** What a client wants to be told and where; the contact is already in its one form (`normalPhone`). */
export interface Wished {
  readonly before: number;
  readonly channel: "email" | "sms";
  readonly recipient: string;
  readonly language: Language;
}

export type WishAnswer = { readonly kind: "set" } | { readonly kind: "already"; readonly ahead: number };

/**
 * "Tell me when N are before me" (V4). A later wish takes the place of the first; where so few are before it already, nothing
 * is kept and that is said. Throws Refusals notFound, ticketMoved (it does not wait, or was told) and notUnderstood.
 */
export async function wishNear(work: Work, token: string, wished: Wished): Promise<WishAnswer> {
  const ticket = await ticketOf(work, token);
  if (ticket.state !== "waiting") throw new Refusal("conflict", "ticketMoved");
  const lobby = await lobbyOf(work, ticket.locationId);
  if (ticket.day !== lobby.day) throw new Refusal("not-found", "notFound");
  if (!isOffered(lobby, wished)) throw new Refusal("not-understood", "notUnderstood");
  const known = await readWish(work, ticket.id);
  if (known !== null && known.toldAt !== null) throw new Refusal("conflict", "ticketMoved");
  const { ahead } = placeOf(lobby, ticket);
  if (ahead <= wished.before && !isHeldBack(lobby, ticket)) return { kind: "already", ahead };
  const wish = { ...wished, ticketId: ticket.id, locationId: ticket.locationId, toldAt: null };
  if (known !== null && known.to === wished.recipient && known.before === wished.before) return { kind: "set" };
  if (!(await saveWish(work, wish))) throw new Refusal("conflict", "ticketMoved");
  await noteNear(work, ticket, "near-wished");
  return { kind: "set" };
}

const isOffered = ({ location }: Lobby, { before, channel }: Wished): boolean =>
  location.tellNear.includes(channel) && Number.isInteger(before) && before >= NEAR.least && before <= NEAR.most;

/** The client does not want to be told after all; twice is no error. Throws Refusal notFound. */
export async function dropNear(work: Work, token: string): Promise<void> {
  const ticket = await ticketOf(work, token);
  if (await dropWish(work, ticket.id)) await noteNear(work, ticket, "near-dropped");
}

const ticketOf = async (work: Work, token: string): Promise<Ticket> =>
  present(await findTicket(work, { tokenHash: hashToken(token) }));

/**
 * V4, M1: at the end of a work that changed a queue, whoever is near by now is written to in that same work, and what was
 * written to somebody who was called meanwhile is not sent any more. Costs one look where nobody wants to be told.
 */
export async function settleNear(work: Work, announced: readonly Pick<Announcement, "locationId">[]): Promise<number> {
  const locations = new Set(announced.map(({ locationId }) => locationId));
  let told = 0;
  for (const locationId of locations) if (locationId !== null) told += await settleAt(work, locationId);
  return told;
}

async function settleAt(work: Work, locationId: string): Promise<number> {
  if (!(await isAnyWishAt(work, locationId))) return 0;
  for (const id of await readToldAndCalled(work, locationId, after(work.now, -NEAR_MS))) await recallOfTicket(work, id);
  const wishes = await readOpenWishes(work, locationId);
  if (wishes.length === 0) return 0;
  const lobby = await lobbyOf(work, locationId);
  const places = placesOf(lobby);
  const held = new Set<string>(lobby.waiting.filter((ticket) => isHeldBack(lobby, ticket)).map(({ id }) => id));
  const due = nearNow(wishes, (id) => (held.has(id) ? null : (places.get(id)?.ahead ?? null)));
  for (const { wish, ahead } of due) await tell(work, lobby, wish, ahead);
  return due.length;
}

const isHeldBack = ({ location, now }: Lobby, ticket: WaitingTicket): boolean =>
  isPutOff(ticket, { now, callEarly: location.callEarly });

async function tell(work: Work, lobby: Lobby, wish: OpenWish, ahead: number): Promise<void> {
  const ticket = lobby.waiting.find(({ id }) => id === wish.ticketId);
  if (ticket === undefined || !(await saveTold(work, wish.ticketId))) return;
  const token = newToken(); // one of its own: those the client has are nowhere to be read (S4)
  await insertTicketLink(work, { tokenHash: hashToken(token), ticketId: ticket.id });
  await write(work, letterOf(work, lobby.office, { wish, ticket, ahead, token }));
  await noteNear(work, ticket, "near-told");
}

/** It is emptied when it is too late to send it: the contact was given for this one message (A4). */
function letterOf(
  work: Work,
  office: Office,
  { wish, ticket, ahead, token }: { wish: OpenWish; ticket: WaitingTicket; ahead: number; token: string },
): Letter {
  const location = locationOf(office, ticket.locationId);
  const { channel, recipient, language } = wish;
  const until = after(work.now, NEAR_MS);
  return {
    kind: "near",
    channel,
    recipient,
    language,
    values: {
      number: ticket.number,
      ahead: String(ahead),
      service: serviceTitle(office, serviceOf(office, ticket.serviceId), language),
      place: told(office, location.name, language),
      room: location.place === null ? "" : told(office, location.place, language),
      privacyLink: addresses.privacy(work.house.publicAddress),
    },
    button: { label: "", href: addresses.ticket(work.house.publicAddress, token) },
    ticketId: ticket.id,
    notAfter: until,
    eraseAt: until,
  };
}

/** That it was wished, taken back or told; never to whom. */
const noteNear = (work: Work, { locationId, serviceId, id }: Ticket, kind: string): Promise<number> =>
  note(work, { kind, locationId, serviceId, ticketId: id });
