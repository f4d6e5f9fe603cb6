import { frameOf } from "../office/frame.ts";
import { boardOf, countersAt, locationOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, type Desk, type Visit, type Who } from "../platform/http.ts";
import { eventStream } from "../platform/stream.ts";
import type { Reader } from "../platform/work.ts";
import { boardCalls, lastEvent, servicesNow } from "../queue/queries.ts";
import { boardView, callsModel, callsView, PREVIOUS_CALLS, type CallsModel } from "./pages.ts";

const BOARD: Who = { fixture: "board" };

/** The television in the waiting room (V1): enrolled, live, and never a name on it (P2). */
export function boardDesk(needs: DeskNeeds): Desk {
  return {
    name: "board",
    routes: [
      get("/board/:board", BOARD, (visit) => page(needs, visit)),
      get("/board/:board/now", BOARD, (visit) => now(needs, visit)),
      get("/board/:board/stream", BOARD, (visit) => stream(needs, visit)),
    ],
  };
}

interface Look {
  readonly calls: CallsModel;
  readonly event: number;
}

/** What the board shows at the reader's instant, in the office's own language unless the address says otherwise. */
async function look(reader: Reader, visit: Visit): Promise<Look> {
  const office = await currentOffice(reader);
  const board = boardOf(office, visit.fixtureId ?? "");
  const counterIds = board.counters ?? countersAt(office, board.location).map(({ id }) => id);
  const event = await lastEvent(reader);
  const services = await servicesNow(reader, board.location);
  const calls = await boardCalls(reader, {
    locationId: board.location,
    counterIds,
    most: PREVIOUS_CALLS + 1,
  });
  const seen = { now: reader.now, event, calls, services };
  return {
    event,
    calls: callsModel(office, board, seen, visit.language, visit.words.board),
  };
}

async function page(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const { calls, event } = await look(reader, visit);
    const office = await currentOffice(reader);
    const board = boardOf(office, visit.fixtureId ?? "");
    const location = locationOf(office, board.location);
    const frame = frameOf(office, visit, visit.words.board.callsLabel, needs.trialFrame(visit, location.timeZone));
    return {
      frame,
      t: visit.words.board,
      boardId: board.id,
      event,
      chime: location.chime,
      calls,
    };
  });
  return html(needs.renderer.render(boardView, model));
}

/** For a television without live streams: the fragment if anything happened since `after`, else nothing. */
async function now(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const after = Number(visit.url.searchParams.get("after") ?? "0");
  const headers = { "x-now": String(needs.clocks.office()) };
  const { calls, event } = await needs.works.read((reader) => look(reader, visit));
  if (event <= after) return new Response(null, { status: 204, headers });
  return html(needs.renderer.render(callsView, calls), 200, {
    ...headers,
    "x-event": String(event),
  });
}

async function stream(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const locationId = await needs.works.read(
    async (reader) => boardOf(await currentOffice(reader), visit.fixtureId ?? "").location,
  );
  return eventStream(needs, visit, {
    after: 0,
    wants: (announcement) => announcement.locationId === null || announcement.locationId === locationId,
    render: async () => {
      const { calls, event } = await needs.works.read((reader) => look(reader, visit));
      return { html: needs.renderer.render(callsView, calls), number: event };
    },
  });
}
