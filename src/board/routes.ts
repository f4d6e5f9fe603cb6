import { officeColors } from "../office/color.ts";
import { frameOf } from "../office/frame.ts";
import { boardOf, locationOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, type Desk, type Visit, type Who } from "../platform/http.ts";
import { displayRoutes } from "./display-routes.ts";
import { editionOf } from "./edition.ts";
import { polled, streamed, type Following } from "./following.ts";
import { fragmentOf, lookAt } from "./look.ts";
import { boardView, shiftAt } from "./pages.ts";
import { sizesOf, stylesOf } from "./sizes.ts";
import { squareModel, squareView } from "./square.ts";
import { startFileRoutes } from "./start-file-routes.ts";
import { clip, report } from "./voice-routes.ts";
import { voiceOf } from "./voice.ts";

const BOARD: Who = { fixture: "board" };

/** The television in the waiting room and the small screens over counters (V1–V3): enrolled, live, and never a name on them (P2). */
export function boardDesk(needs: DeskNeeds): Desk {
  return {
    name: "board",
    routes: [
      ...startFileRoutes(needs),
      get("/board/:board", BOARD, (visit) => page(needs, visit)),
      get("/board/:board/now", BOARD, async (visit) => polled(needs, visit, await following(needs, visit))),
      get("/board/:board/stream", BOARD, async (visit) => streamed(needs, visit, await following(needs, visit))),
      get("/board/:board/sizes.css", BOARD, (visit) => sizes(needs, visit)),
      get("/board/:board/square", BOARD, (visit) => square(needs, visit)),
      get("/board/:board/voice/:event/:language", BOARD, (visit) => clip(needs, visit)),
      post("/board/:board/sound", BOARD, (visit) => report(needs, visit)),
      ...displayRoutes(needs),
    ],
  };
}

async function page(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const { set, calls, event } = await lookAt(needs, reader, visit);
    const { office, board, location, edition } = set;
    const t = visit.words.board;
    const { inches, metres } = board;
    const { landscape, portrait } = sizesOf(board);
    return {
      frame: frameOf(office, visit, t.callsLabel, needs.trialFrame(visit, location.timeZone)),
      t,
      boardId: board.id,
      edition,
      event,
      now: reader.now,
      voice: JSON.stringify(voiceOf(set, reader.now)),
      readable: t.readable(inches, Math.min(landscape.reach, portrait.reach), metres),
      calls,
      square: squareModel({ ...needs, location, now: reader.now }, { t, from: squareAddress(board.id, visit) }),
      shift: shiftAt(reader.now),
    };
  });
  return html(needs.renderer.render(boardView, model));
}

const squareAddress = (boardId: string, visit: Visit): string => `/board/${boardId}/square?lang=${visit.language}`;

const following = (needs: DeskNeeds, visit: Visit): Promise<Following> =>
  needs.works.read(async (reader) => {
    const office = await currentOffice(reader);
    return {
      locationId: boardOf(office, visit.fixtureId ?? "").location,
      edition: editionOf(office),
      render: () => fragmentOf(needs, visit),
    };
  });

/** A6: how large everything is on a screen of these inches from so many metres. */
async function sizes(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const office = await needs.works.read(currentOffice);
  const board = boardOf(office, visit.fixtureId ?? "");
  return new Response(stylesOf(sizesOf(board), officeColors(office.office.color).accent), {
    headers: { "content-type": "text/css; charset=utf-8" },
  });
}

/** K6: the square as it is now; nothing where there is none. */
async function square(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const { works, renderer } = needs;
  const model = await works.read(async (reader) => {
    const office = await currentOffice(reader);
    const board = boardOf(office, visit.fixtureId ?? "");
    const location = locationOf(office, board.location);
    const from = squareAddress(board.id, visit);
    return squareModel({ ...needs, location, now: reader.now }, { t: visit.words.board, from });
  });
  return model === null ? new Response(null, { status: 204 }) : html(renderer.render(squareView, model));
}
