import { boardOf, countersAt, type Office } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { after, MINUTE } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import type { Visit } from "../platform/http.ts";
import type { Fragment } from "../platform/stream.ts";
import type { Reader } from "../platform/work.ts";
import { boardLobby } from "../queue/board-lobby.ts";
import { lobbyGlance } from "../queue/lobby.ts";
import { boardCalls, callsTakenBack, lastEvent } from "../queue/queries.ts";
import { editionOf } from "./edition.ts";
import { boardSet, callsModel, callsView, MOST_CALLS, MOST_NEXT, type BoardSet, type CallsModel } from "./pages.ts";

/** Until when a call that was taken back is dropped by a board that has not said it yet. */
const BACK_FOR = 2 * MINUTE;

export interface Look {
  readonly set: BoardSet;
  readonly calls: CallsModel;
  readonly event: number;
}

/** This board as the office has set it. */
export function setOf(needs: DeskNeeds, office: Office, visit: Visit): BoardSet {
  const board = boardOf(office, visit.fixtureId ?? "");
  return boardSet(office, board, { clips: needs.speech.isThere, edition: editionOf(office) });
}

export const counterIdsOf = ({ office, board }: BoardSet): readonly string[] =>
  board.counters ?? countersAt(office, board.location).map(({ id }) => id);

/** What the board shows at the reader's instant. */
export async function lookAt(needs: DeskNeeds, reader: Reader, visit: Visit): Promise<Look> {
  const set = setOf(needs, await currentOffice(reader), visit);
  const locationId = set.board.location;
  const counterIds = counterIdsOf(set);
  const event = await lastEvent(reader);
  const calls = await boardCalls(reader, { locationId, counterIds, most: MOST_CALLS });
  const takenBack = await callsTakenBack(reader, { locationId, counterIds, since: after(reader.now, -BACK_FOR) });
  const lobby = boardLobby(await lobbyGlance(reader, locationId), counterIds, MOST_NEXT);
  const seen = { now: reader.now, event, calls, takenBack, lobby };
  return { set, event, calls: callsModel(set, seen, visit.language, visit.words.board) };
}

/** The fragment, looked up once for all boards of a kind until something happens or the minute ends. */
export function fragmentOf(needs: DeskNeeds, visit: Visit): Promise<Fragment> {
  const minute = Math.floor(needs.clocks.office() / MINUTE);
  return needs.live.once(`board ${visit.fixtureId} ${visit.language} ${minute}`, async () => {
    const { calls, event } = await needs.works.read((reader) => lookAt(needs, reader, visit));
    return { html: needs.renderer.render(callsView, calls), number: event };
  });
}
