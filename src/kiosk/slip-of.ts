import { counterOf, kioskOf, locationOf, serviceOf, serviceTitle, told, type Office } from "../office/office.ts";
import { dayOf, timeOf } from "../platform/civil.ts";
import { tellFullDay, tellTime } from "../platform/telling.ts";
import type { Slip, SlipRow } from "../printing/slip.ts";
import type { TicketNow } from "../queue/queries.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { whereCalled } from "./where.ts";

/** The paper of a ticket in its client's language (K4): number, service, how many go before, how long, where, and the square. */
export function slipOf(needs: {
  office: Office;
  kioskId: string;
  now: TicketNow;
  words: Catalogue;
  link: string;
}): Slip {
  const { office, kioskId, now, words, link } = needs;
  const { ticket } = now;
  const location = locationOf(office, kioskOf(office, kioskId).location);
  const { language } = ticket;
  const issued = {
    day: tellFullDay(dayOf(ticket.issuedAt, location.timeZone), language),
    time: tellTime(timeOf(ticket.issuedAt, location.timeZone)),
  };
  return {
    officeName: told(office, office.office.name, language),
    officePlace: told(office, location.place ?? location.name, language),
    arms: office.office.arms,
    number: ticket.number,
    service: serviceTitle(office, serviceOf(office, ticket.serviceId), language),
    rows: rowsOf(office, now, words),
    qr: link,
    phoneTitle: words.paper.phoneTitle,
    phoneText: words.paper.phoneText,
    printedAt: words.paper.issued(issued.day, issued.time),
    foot: words.paper.foot,
  };
}

function rowsOf(office: Office, now: TicketNow, words: Catalogue): SlipRow[] {
  const { kiosk, paper } = words;
  const { range } = now;
  const location = locationOf(office, now.ticket.locationId);
  const where = whereCalled(
    paper,
    location.counterWord,
    now.counterIds.map((id) => counterOf(office, id).name),
  );
  return [
    { label: paper.ahead, value: kiosk.people(now.ahead) },
    ...(range === null
      ? []
      : [
          {
            label: range.from > 0 ? paper.turnIn : paper.turn,
            value: kiosk.wait(range.from, range.to),
          },
        ]),
    ...(where === null ? [] : [{ label: paper.callTo, value: `${where.to} ${where.counters}` }]),
  ];
}
