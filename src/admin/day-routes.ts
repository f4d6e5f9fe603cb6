import { signedIn } from "../office/access.ts";
import { currentOffice } from "../office/queries.ts";
import { MINUTE } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { cookieOf, get, html, type Route, type Visit } from "../platform/http.ts";
import { present, Refusal } from "../platform/refusal.ts";
import { view } from "../platform/render.ts";
import { eventStream } from "../platform/stream.ts";
import type { Reader } from "../platform/work.ts";
import type { Silent } from "../queue/fixture-troubles.ts";
import { locationAsked, lookAtDay, type DayLook } from "./day-look.ts";
import { dayFragment, dayModel, dayPageModel, dayView } from "./day-page.ts";
import { ANY_STAFF, OFFICE_WATCH, sceneFor, watchesDay, type AdminPage, type Scene } from "./scene.ts";

/** The home of the administration: for who looks after the day, the day itself, live. */
export function dayRoutes(needs: DeskNeeds): Route[] {
  return [
    get("/admin", ANY_STAFF, (visit) => home(needs, visit)),
    get("/admin/day/now", OFFICE_WATCH, (visit) => now(needs, visit)),
    get("/admin/day/stream", OFFICE_WATCH, (visit) => stream(needs, visit)),
  ];
}

const messengerView = view<AdminPage>("admin/messenger");

async function home(needs: DeskNeeds, visit: Visit): Promise<Response> {
  if (!watchesDay(visit.person)) {
    const { page } = sceneFor(needs, await needs.works.read(currentOffice), visit, titled(visit));
    return html(needs.renderer.render(messengerView, page));
  }
  const look = await needs.works.read((reader) => lookHere(needs, visit, reader));
  return html(needs.renderer.render(dayView, dayPageModel(sceneOfDay(needs, visit, look), look)));
}

/** For a browser without live streams: the day if anything happened since `after`, else nothing. */
async function now(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const look = await needs.works.read((reader) => lookHere(needs, visit, reader));
  const after = Number(visit.url.searchParams.get("after") ?? "-1");
  if (look.event <= after) return new Response(null, { status: 204 });
  const body = needs.renderer.render(dayFragment, dayModel(sceneOfDay(needs, visit, look), look));
  return html(body, 200, { "x-event": String(look.event) });
}

async function stream(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const asked = visit.url.searchParams.get("location");
  const locationId = locationAsked(await needs.works.read(currentOffice), asked);
  return eventStream(needs, visit, {
    after: 0,
    wants: (told) => told.locationId === null || told.locationId === locationId,
    look: async () => {
      const look = await needs.works.read(async (reader) => {
        await mustStillWatch(reader, visit);
        return lookHere(needs, visit, reader);
      });
      const model = dayModel(sceneOfDay(needs, visit, look), look);
      return { html: needs.renderer.render(dayFragment, model), number: look.event };
    },
    render: (fragment) => fragment,
  });
}

const titled = (visit: Visit) => ({ title: visit.words.admin.today, room: "today" as const });

const sceneOfDay = (needs: DeskNeeds, visit: Visit, { office }: DayLook): Scene =>
  sceneFor(needs, office, visit, titled(visit));

const lookHere = (needs: DeskNeeds, visit: Visit, reader: Reader): Promise<DayLook> =>
  lookAtDay(reader, visit.url.searchParams.get("location"), silentIn(needs));

/** A screen in the lobby that nobody has heard for so long is told. */
const SILENCE_MS = MINUTE;

const silentIn =
  ({ live, clocks }: DeskNeeds): Silent =>
  (fixtureId) => {
    const heard = live.heardAt(fixtureId);
    return heard !== null && clocks.elapsed() - heard > SILENCE_MS;
  };

/** A stream outlives a sign-out; from then on it must tell nothing more (A1). */
async function mustStillWatch(reader: Reader, { request, person }: Visit): Promise<void> {
  const signed = await signedIn(reader, cookieOf(request, "staff") ?? "", "admin");
  if (signed?.staffId !== present(person).staffId) throw new Refusal("not-signed-in", "notSignedIn");
}
