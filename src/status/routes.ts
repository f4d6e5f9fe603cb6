import { frameOf } from "../office/frame.ts";
import { officeZone } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { isNewMinute } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, STATUS, type Desk, type Route, type Visit } from "../platform/http.ts";
import { isLanguage, type Language } from "../platform/language.ts";
import { Refusal } from "../platform/refusal.ts";
import { eventStream } from "../platform/stream.ts";
import { linksModel, linksView } from "./links-page.ts";
import { placesShown, statusNow, type StatusNow } from "./look.ts";
import { statusFileOf } from "./machine.ts";
import { nowModel, nowView, statusPage, statusView } from "./pages.ts";
import { statusSchema } from "./status-file.ts";

/**
 * The queues as the town's website shows them (V5): a page, the same in a frame, and a file for programs. All are public,
 * name nobody and set no cookie; each is made once for all who ask until something happens.
 */
export function statusDesk(needs: DeskNeeds): Desk {
  const see = (path: string, show: (needs: DeskNeeds, visit: Visit) => Promise<Response>): Route =>
    get(path, "anyone", (visit) => show(needs, visit));
  return {
    name: "status",
    routes: [
      { ...see("/status", page), shared: true, embeddable: true },
      { ...see("/status.json", file), shared: true },
      { ...see("/status.schema.json", schema), shared: true },
      see("/status/now", now),
      see("/status/stream", stream),
      { ...see("/status/links", links), shared: true },
    ],
  };
}

const locationIn = ({ url }: Visit): string | null => url.searchParams.get("location");
const isFramed = ({ url }: Visit): boolean => url.searchParams.get("embed") === "1";

async function page(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const status = await statusNow(needs, locationIn(visit));
  const trial = needs.trialFrame(visit, officeZone(status.office));
  const frame = frameOf(status.office, visit, visit.words.status.title, trial);
  const body = needs.renderer.render(statusView, statusPage(status, visit, frame));
  return html(body, 200, marked(body));
}

async function file(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const status = await statusAsked(needs, locationIn(visit));
  if (status === null) return forPrograms(JSON.stringify({ error: "no such location" }), STATUS["not-found"]);
  const body = JSON.stringify(statusFileOf(status, languageIn(status, visit), needs.publicAddress));
  return forPrograms(body, 200, marked(body));
}

/** A refusal is told as the file is, else a browser on another website could not even read that it was one. */
async function statusAsked(needs: DeskNeeds, locationId: string | null): Promise<StatusNow | null> {
  try {
    return await statusNow(needs, locationId);
  } catch (error) {
    if (error instanceof Refusal && error.kind === "not-found") return null;
    throw error;
  }
}

function schema(needs: DeskNeeds): Promise<Response> {
  const body = JSON.stringify(statusSchema(`${needs.publicAddress}/status.schema.json`), null, 2);
  return Promise.resolve(forPrograms(body, 200, marked(body)));
}

const forPrograms = (body: string, status: number, headers: Record<string, string> = {}): Response =>
  new Response(body, {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "access-control-allow-origin": "*", ...headers },
  });

/** A program says its language in the address or gets the office's own. */
function languageIn({ office }: StatusNow, { url }: Visit): Language {
  const asked = url.searchParams.get("lang");
  const spoken = office.office.languages;
  return isLanguage(asked) && spoken.includes(asked) ? asked : (spoken[0] ?? "cs");
}

/** May be kept, but is asked for again each time; what has not changed is not sent again. */
const marked = (body: string): Record<string, string> => ({
  "cache-control": "no-cache",
  etag: `W/"${Bun.hash(body).toString(36)}"`,
});

/** For a browser without live streams: the fragment if anything happened since `after` or the minute is new, else nothing. */
async function now(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const known = Number(visit.url.searchParams.get("after") ?? "0");
  const at = needs.clocks.office();
  const headers = { "x-now": String(at) };
  const status = await statusNow(needs, locationIn(visit));
  if (status.event === known && !isNewMinute(at)) return new Response(null, { status: 204, headers });
  return html(needs.renderer.render(nowView, nowModel(status, visit, isFramed(visit))), 200, {
    ...headers,
    "x-event": String(status.event),
  });
}

async function stream(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const locationId = locationIn(visit);
  await statusNow(needs, locationId); // a place that is not there is refused before the stream begins
  return eventStream(needs, visit, {
    after: 0,
    byMinute: true,
    wants: (announcement) =>
      announcement.locationId === null || announcement.locationId === locationId || locationId === null,
    look: async () => {
      const status = await statusNow(needs, locationId);
      const about = `status html ${locationId ?? ""} ${visit.language} ${isFramed(visit)} ${status.now}`;
      return needs.live.once(about, async () => ({
        html: needs.renderer.render(nowView, nowModel(status, visit, isFramed(visit))),
        number: status.event,
      }));
    },
    render: (fragment) => fragment,
  });
}

async function links(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const { works, renderer, publicAddress } = needs;
  const office = await works.read(currentOffice);
  const frame = frameOf(office, visit, visit.words.status.links.title, needs.trialFrame(visit, officeZone(office)));
  const locations = placesShown(office);
  return html(renderer.render(linksView, linksModel(visit, frame, { office, locations, publicAddress })));
}
