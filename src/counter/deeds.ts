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
