import { counterOf, serviceOf, serviceTitle } from "../office/office.ts";
import type { Frame } from "../office/frame.ts";
import { MINUTE } from "../platform/clock.ts";
import { view } from "../platform/render.ts";
import type { TicketNow } from "../queue/queries.ts";
import type { Ticket } from "../queue/ticket.ts";
import { clockOf, screenOf, startOf, within, type Clock, type Glance, type Screen } from "./screen.ts";
import { squareOf, type Square } from "./square.ts";
import { whereCalled } from "./where.ts";

/** The part of the ticket's screen that follows the printer and the line. */
export interface TicketPart {
  readonly clock: Clock;
  readonly strip: { readonly kind: "printing" | "fault" | "plain"; readonly title: string; readonly text: string };
  readonly number: string;
  /** "A 108" and longer: the number shrinks as a whole. */
  readonly long: boolean;
  readonly service: string;
  /** The other tickets of a family that came with one code (B15); empty for none. */
  readonly others: string;
  readonly ahead: { readonly label: string; readonly value: string };
  readonly turn: { readonly label: string; readonly value: string };
  readonly square: Square;
  readonly squareAlt: string;
  readonly phone: { readonly title: string; readonly text: string };
  readonly calling: { readonly before: string; readonly where: string; readonly after: string };
  readonly again: { readonly href: string; readonly label: string };
  readonly done: { readonly href: string; readonly label: string };
  /** Seconds this screen stays; longer while nobody gets paper. */
  readonly stays: number;
}

export interface TicketModel extends TicketPart {
  readonly screen: Screen;
}

export const ticketView = view<TicketModel>("kiosk/ticket");
export const ticketNowView = view<TicketPart>("kiosk/ticket-now");

const STAYS = 20;
const STAYS_WITHOUT_PAPER = 60;

/** `fault` is the printer's as last known (K5), `link` the e-ticket's address, `token` its end. */
export interface TicketLook {
  readonly now: TicketNow;
  readonly fault: string | null;
  readonly link: string;
  readonly token: string;
  /** The rest of a family, side by side with this one (B15). */
  readonly others: readonly { readonly number: string; readonly token: string }[];
}

/** Where a family's first ticket is shown with the others. */
export const familyQuery = (others: readonly { readonly token: string }[]): string =>
  others.length === 0 ? "" : `with=${others.map(({ token }) => token).join(",")}`;

/** The ticket on the screen while its paper comes: the number first, the paper second. */
export function ticketModel(glance: Glance, trial: Frame["trial"], look: TicketLook): TicketModel {
  const part = ticketPart(glance, look);
  const { visit, kiosk } = glance;
  return {
    ...part,
    screen: screenOf(glance, trial, {
      idle: { seconds: part.stays, says: visit.words.kiosk.screenReturnsIn },
      poll: {
        address: `${startOf(kiosk)}/ticket/${look.token}${visit.url.search}`,
        everyMs: 2000,
      },
    }),
  };
}

export function ticketPart(glance: Glance, look: TicketLook): TicketPart {
  const { office, visit, kiosk } = glance;
  const t = visit.words.kiosk;
  const { now, fault } = look;
  const { ticket, range } = now;
  const withoutPaper = fault !== null || kiosk.printer === "none";
  return {
    clock: clockOf(glance),
    strip: stripOf(glance, look),
    number: ticket.number,
    long: ticket.number.length > 4,
    service: serviceTitle(office, serviceOf(office, ticket.serviceId), visit.language),
    others: look.others.length === 0 ? "" : t.familyToo(look.others.map((other) => other.number).join(", ")),
    ahead: { label: t.ahead(now.ahead), value: t.people(now.ahead) },
    turn: {
      label: range !== null && range.from > 0 ? t.turnIn : t.turn,
      value: range === null ? t.waitUnknown : t.wait(range.from, range.to),
    },
    square: squareOf(look.link),
    squareAlt: t.square,
    phone: withoutPaper
      ? { title: t.photographTitle, text: t.photographText }
      : { title: t.phoneTitle, text: t.phoneText },
    calling: callingOf(glance, now, fault !== null),
    again: withoutPaper
      ? { href: `${startOf(kiosk)}/ticket/${look.token}${visit.url.search}`, label: t.longer }
      : { href: within(glance, ""), label: t.another },
    done: { href: startOf(kiosk), label: withoutPaper ? t.gotIt : t.done },
    stays: withoutPaper ? STAYS_WITHOUT_PAPER : STAYS,
  };
}

/** A ticket that is over, or of another day, holds no longer; and paper older than two minutes is not printed any more (K5). */
function stripOf({ kiosk, visit, now }: Glance, { now: { ticket }, fault }: TicketLook): TicketPart["strip"] {
  const t = visit.words.kiosk;
  if (OVER.includes(ticket.state)) return { kind: "plain", title: t.overTitle, text: t.overText };
  if (now - ticket.issuedAt > 2 * MINUTE) return { kind: "plain", title: t.yourNumber, text: t.noPaperText };
  if (fault !== null) return { kind: "fault", title: t.faults[causeOf(fault)], text: t.photographIt };
  return kiosk.printer === "none"
    ? { kind: "plain", title: t.yourNumber, text: t.noPaperText }
    : { kind: "printing", title: t.printing, text: t.numberHolds };
}

const OVER: readonly Ticket["state"][] = ["served", "missed", "withdrawn", "unserved"];

/** The printer's fault as people understand it. */
function causeOf(fault: string): "paper" | "cover" | "silent" {
  if (fault.includes("paper")) return "paper";
  return fault.includes("cover") ? "cover" : "silent";
}

/** "Volat vás budeme do kabinky 2 nebo 3, sledujte tabuli v čekárně." */
function callingOf({ office, visit, location }: Glance, now: TicketNow, faulty: boolean): TicketPart["calling"] {
  const t = visit.words.kiosk;
  const where = whereCalled(
    visit.words.paper,
    location.counterWord,
    now.counterIds.map((id) => counterOf(office, id).name),
  );
  const first = faulty ? `${t.staffKnow} ` : "";
  if (where === null) return { before: `${first}${t.watchBoard}`, where: "", after: "" };
  return {
    before: `${first}${t.callTo} ${where.to} `,
    where: where.counters,
    after: faulty ? "." : t.andWatchBoard,
  };
}
