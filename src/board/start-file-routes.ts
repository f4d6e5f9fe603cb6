import { frameOf } from "../office/frame.ts";
import { boardOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, type Route, type Visit } from "../platform/http.ts";
import { Refusal } from "../platform/refusal.ts";
import { view } from "../platform/render.ts";
import { serverOf, startFilePage } from "../platform/start-file.ts";

/** What goes on to the board from the server's own side: a cookie that is strict does not travel with a step from a file. */
export interface StartGoModel {
  readonly language: string;
  readonly title: string;
  readonly to: string;
}

export const startGoView = view<StartGoModel>("board/start-go");

/** For a television that is switched on before the server: a file to open, and the step from it to the board (V3). No rights, no secrets. */
export const startFileRoutes = (needs: DeskNeeds): Route[] => [
  get("/board-start/:board", "anyone", (visit) => go(needs, visit)),
  get("/board-start/:board/board-start.html", "anyone", (visit) => file(needs, visit)),
];

async function file({ works, publicAddress }: DeskNeeds, visit: Visit): Promise<Response> {
  const server = serverOf(visit.url, publicAddress);
  if (server === null) throw new Refusal("not-understood", "notUnderstood");
  const office = await works.read(currentOffice);
  const { id } = boardOf(office, visit.params["board"] ?? "");
  const t = visit.words.board;
  const { language, officeName } = frameOf(office, visit, t.callsLabel, null);
  const says = { title: t.callsLabel, heading: t.startWaits, text: t.lostWhatNow };
  const page = startFilePage({ language, officeName, ...says, server, path: `/board-start/${id}`, dark: true });
  return html(page, 200, { "content-disposition": 'attachment; filename="board-start.html"' });
}

async function go({ works, renderer }: DeskNeeds, visit: Visit): Promise<Response> {
  const { id } = boardOf(await works.read(currentOffice), visit.params["board"] ?? "");
  const model = { language: visit.language, title: visit.words.board.callsLabel, to: `/board/${id}` };
  return html(renderer.render(startGoView, model));
}
