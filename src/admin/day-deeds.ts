import { countersAt, locationOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { hrefOf } from "../office/office-page.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, seeOther, STATUS, type Route, type Visit } from "../platform/http.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Reader } from "../platform/work.ts";
import { closeDay } from "../queue/actions.ts";
import { resumeIssuing, stopIssuing } from "../queue/issuing-actions.ts";
import { lobbyOf } from "../queue/lobby.ts";
import { printAgain } from "../queue/paper-actions.ts";
import { counterNow } from "../queue/queries.ts";
import {
  dayClosingModel,
  dayClosingView,
  issuingModel,
  issuingView,
  paperModel,
  paperView,
  type Remaining,
  type StopTyped,
} from "./day-deeds-pages.ts";
import { locationAsked, lookAtDay, type DayLook } from "./day-look.ts";
import type { FieldError } from "./form.ts";
import { staffOf } from "./reservations-one-routes.ts";
import { OFFICE_WATCH, sceneFor, type Scene } from "./scene.ts";

/** What the supervisor does to a day: stops and resumes tickets (K3), prints one again (K5), closes it (Q8). */
export function dayDeedRoutes(needs: DeskNeeds): Route[] {
  return [
    get("/admin/day/issuing", OFFICE_WATCH, (visit) =>
      showIssuing(needs, visit, { service: "", text: "", errors: [] }),
    ),
    post("/admin/day/stops", OFFICE_WATCH, (visit) => stop(needs, visit)),
    post("/admin/day/resumptions", OFFICE_WATCH, (visit) => resume(needs, visit)),
    get("/admin/day/closing", OFFICE_WATCH, (visit) => askClosing(needs, visit)),
    post("/admin/day/closing", OFFICE_WATCH, (visit) => close(needs, visit)),
    get("/admin/day/paper", OFFICE_WATCH, (visit) => showPaper(needs, visit)),
    post("/admin/day/paper", OFFICE_WATCH, (visit) => printIt(needs, visit)),
  ];
}

const MOST_TEXT = 200;

async function showIssuing(needs: DeskNeeds, visit: Visit, typed: StopTyped): Promise<Response> {
  const { scene, look } = await needs.works.read((reader) => seen(needs, visit, reader));
  return html(
    needs.renderer.render(issuingView, issuingModel(scene, look, typed)),
    typed.errors.length > 0 ? 422 : 200,
  );
}

async function stop(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const text = form
    .text("text")
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, MOST_TEXT);
  const { locationId, serviceId } = await whichIn(needs, visit, form.text("service"));
  if (text === "") {
    const errors = [{ field: "text", says: visit.words.admin.day.needText }];
    return showIssuing(needs, visit, { service: serviceId ?? "", text, errors });
  }
  await needs.works.write((work) => stopIssuing(work, { locationId, serviceId, text, staffId: staffOf(visit) }));
  return seeOther(hrefOf(visit, "/admin/day/issuing", { location: locationId }));
}

async function resume(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const which = await whichIn(needs, visit, form.text("service"));
  await needs.works.write((work) => resumeIssuing(work, { ...which, staffId: staffOf(visit) }));
  return seeOther(hrefOf(visit, "/admin/day/issuing", { location: which.locationId }));
}

/** The location of the address and the service of the form; empty is the whole location. Throws notFound for another. */
const whichIn = (needs: DeskNeeds, visit: Visit, asked: string) =>
  needs.works.read(async (reader) => {
    const office = await currentOffice(reader);
    const locationId = locationOf(office, locationAsked(office, visit.url.searchParams.get("location"))).id;
    if (asked === "") return { locationId, serviceId: null };
    if (!countersAt(office, locationId).some(({ services }) => services.includes(asked)))
      throw new Refusal("not-found", "notFound");
    return { locationId, serviceId: asked };
  });

async function askClosing(needs: DeskNeeds, visit: Visit, errors: FieldError[] = [], status = 200): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const { scene, look } = await seen(needs, visit, reader);
    return dayClosingModel(scene, look, { remaining: await remainingAt(reader, look), errors });
  });
  return html(needs.renderer.render(dayClosingView, model), status);
}

async function close(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const { locationId } = await whichIn(needs, visit, "");
  try {
    await needs.works.write((work) => closeDay(work, locationId, staffOf(visit)));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return askClosing(needs, visit, [{ field: "day", says: visit.words.refusals[error.key] }], STATUS[error.kind]);
  }
  return seeOther(hrefOf(visit, "/admin", { location: locationId }));
}

async function remainingAt(reader: Reader, { location, office }: DayLook): Promise<Remaining> {
  const { waiting } = await lobbyOf(reader, location.id);
  const counters = [];
  for (const { id, name } of countersAt(office, location.id))
    counters.push({ name, now: await counterNow(reader, id) });
  return {
    waiting: waiting.map(({ number }) => number),
    parked: counters.flatMap(({ now }) => now.parked.map(({ number }) => number)),
    serving: counters.flatMap(({ name, now }) =>
      now.current === null ? [] : [{ counter: name, number: now.current.number }],
    ),
  };
}

async function showPaper(
  needs: DeskNeeds,
  visit: Visit,
  typed: { ticket: string; kiosk: string; errors: readonly FieldError[]; status: number } | null = null,
): Promise<Response> {
  const query = visit.url.searchParams;
  const chosen = typed ?? { ticket: query.get("ticket") ?? "", kiosk: query.get("kiosk") ?? "" };
  const model = await needs.works.read(async (reader) => {
    const { scene, look } = await seen(needs, visit, reader);
    const printed = typed === null && query.has("printed");
    const tickets = await openTickets(reader, look);
    return paperModel(scene, look, { tickets, chosen, printed, errors: typed?.errors ?? [] });
  });
  return html(needs.renderer.render(paperView, model), typed?.status ?? 200);
}

/** Every ticket that is still of use, by number: only such a one has paper worth printing (K5). */
async function openTickets(reader: Reader, { location, office }: DayLook): Promise<{ id: string; number: string }[]> {
  const tickets: { id: string; number: string }[] = [...(await lobbyOf(reader, location.id)).waiting];
  for (const { id } of countersAt(office, location.id)) {
    const { current, parked } = await counterNow(reader, id);
    tickets.push(...parked, ...(current === null ? [] : [current]));
  }
  return tickets
    .map(({ id, number }) => ({ id, number }))
    .toSorted((a, b) => a.number.localeCompare(b.number, "en", { numeric: true }));
}

async function printIt(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const [ticket, kiosk] = [form.text("ticket"), form.text("kiosk")];
  const { locationId } = await whichIn(needs, visit, "");
  if (ticket === "" || kiosk === "") {
    const errors = [{ field: ticket === "" ? "ticket" : "kiosk", says: visit.words.admin.day.needTicket }];
    return showPaper(needs, visit, { ticket, kiosk, errors, status: 422 });
  }
  try {
    await needs.works.write((work) => printAgain(work, { ticketId: ticket, kioskId: kiosk, staffId: staffOf(visit) }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const errors = [{ field: "ticket", says: visit.words.refusals[error.key] }];
    return showPaper(needs, visit, { ticket, kiosk, errors, status: STATUS[error.kind] });
  }
  return seeOther(hrefOf(visit, "/admin/day/paper", { location: locationId, ticket, kiosk, printed: "1" }));
}

async function seen(needs: DeskNeeds, visit: Visit, reader: Reader): Promise<{ scene: Scene; look: DayLook }> {
  const look = await lookAtDay(reader, visit.url.searchParams.get("location"), () => false);
  const scene = sceneFor(needs, look.office, visit, { title: visit.words.admin.today, room: "today" });
  return { scene, look };
}
