import type { Catalogue } from "../wording/catalogue.ts";

/** The counter's last deed in words, beside its undo (Q5). */
export function tellDeed(kind: string, number: string | null, t: Catalogue["counter"]): string {
  const { deeds } = t;
  switch (kind) {
    case "ticket-called":
    case "called":
      return number === null ? deeds.other : deeds.called(number);
    case "ticket-called-again":
    case "called-again":
      return number === null ? deeds.other : deeds.again(number);
    case "ticket-absent":
    case "ticket-missed":
      return number === null ? deeds.other : deeds.absent(number);
    case "ticket-came":
      return number === null ? deeds.other : deeds.came(number);
    case "ticket-served":
      return number === null ? deeds.other : deeds.done(number);
    case "ticket-postponed":
      return number === null ? deeds.other : deeds.postponed(number);
    case "ticket-parked":
      return number === null ? deeds.other : deeds.parked(number);
    case "ticket-unparked":
      return number === null ? deeds.other : deeds.returned(number);
    case "ticket-transferred":
      return number === null ? deeds.other : deeds.transferred(number);
    case "ticket-picked":
      return number === null ? deeds.other : deeds.picked(number);
    case "ticket-served-directly":
      return number === null ? deeds.other : deeds.direct(number);
    case "ticket-raised":
      return number === null ? deeds.other : deeds.raised(number);
    case "counter-services":
      return deeds.services;
    case "counter-opened":
      return deeds.opened;
    case "counter-paused":
      return deeds.paused;
    case "counter-closed":
      return deeds.closed;
    default:
      return deeds.other;
  }
}
