import { frameOf } from "../office/frame.ts";
import type { Office } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, type Route, type Visit } from "../platform/http.ts";
import { present, Refusal } from "../platform/refusal.ts";
import { view } from "../platform/render.ts";
import { serverOf, startFilePage } from "../platform/start-file.ts";

/** What goes on to the board from the server's own side: a cookie that is strict does not travel with a step from a file. */
export interface StartGoModel {
  readonly language: string;
  readonly title: string;
  readonly to: string;
}

const startGoView = view<StartGoModel>("board/start-go");

/** For a board or display that is switched on before the server: a file to open, and the step from it (V3). No rights, no secrets. */
export const startFileRoutes = (needs: DeskNeeds): Route[] => [
  get("/board-start/:screen", "anyone", (visit) => go(needs, visit)),
  get("/board-start/:screen/board-start.html", "anyone", (visit) => file(needs, visit)),
];

async function file({ works, publicAddress }: DeskNeeds, visit: Visit): Promise<Response> {
  const server = serverOf(visit.url, publicAddress);
  if (server === null) throw new Refusal("not-understood", "notUnderstood");
  const office = await works.read(currentOffice);
  const { id } = screenOf(office, visit);
  const t = visit.words.board;
  const { language, officeName } = frameOf(office, visit, t.callsLabel, null);
  const says = { title: t.callsLabel, heading: t.startWaits, text: t.lostWhatNow };
  const page = startFilePage({ language, officeName, ...says, server, path: `/board-start/${id}`, dark: true });
  return html(page, 200, { "content-disposition": 'attachment; filename="board-start.html"' });
}

async function go({ works, renderer }: DeskNeeds, visit: Visit): Promise<Response> {
  const { id, kind } = screenOf(await works.read(currentOffice), visit);
  const model = { language: visit.language, title: visit.words.board.callsLabel, to: `/${kind}/${id}` };
  return html(renderer.render(startGoView, model));
}

/** A board or a display; their ids differ. */
function screenOf(office: Office, { params }: Visit): { id: string; kind: "board" | "display" } {
  const id = params["screen"] ?? "";
  const kind = office.boards.some((board) => board.id === id) ? "board" : "display";
  if (kind === "display") present(office.displays.find((display) => display.id === id));
  return { id, kind };
}
