import { isNewMinute } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { html, type Visit } from "../platform/http.ts";
import { eventStream, type Fragment } from "../platform/stream.ts";

/** One screen that follows what happens at a location. */
export interface Following {
  readonly locationId: string;
  /** What a page of today is made of. */
  readonly edition: string;
  render(): Promise<Fragment>;
  /** See `Follow`. */
  readonly byMinute?: true;
}

/**
 * For a television without live streams: the fragment if anything happened since `after` or, where that matters, the minute is
 * new; else nothing. A page of another edition is sent it in any case, sees that it is out of date, and loads itself again (V3).
 */
export async function polled(
  needs: DeskNeeds,
  visit: Visit,
  { edition, render, byMinute }: Following,
): Promise<Response> {
  const at = needs.clocks.office();
  const headers = { "x-now": String(at) };
  const { html: fragment, number } = await render();
  const isNews = String(number) !== visit.url.searchParams.get("after") || (byMinute === true && isNewMinute(at));
  const isKnown = !isNews && !isOld(visit, edition);
  if (isKnown) return new Response(null, { status: 204, headers });
  return html(fragment, 200, { ...headers, "x-event": String(number) });
}

/** The live stream (Q9). A page of another edition than the server's is told to load itself again, and nothing else (V3). */
export function streamed(needs: DeskNeeds, visit: Visit, following: Following): Response {
  const { locationId, edition, render, byMinute } = following;
  if (isOld(visit, edition))
    return new Response("event: again\ndata: \n\n", {
      headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" },
    });
  return eventStream(needs, visit, {
    after: 0,
    wants: (announcement) => announcement.locationId === null || announcement.locationId === locationId,
    look: render,
    render: (fragment) => fragment,
    ...(byMinute === undefined ? {} : { byMinute }),
  });
}

function isOld(visit: Visit, edition: string): boolean {
  const shown = visit.url.searchParams.get("v");
  return shown !== null && shown !== edition;
}
