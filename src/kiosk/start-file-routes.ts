import { frameOf } from "../office/frame.ts";
import { kioskOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, type Route, type Visit } from "../platform/http.ts";
import { Refusal } from "../platform/refusal.ts";
import { serverOf, startFilePage } from "../platform/start-file.ts";
import { startOf } from "./screen.ts";
import { startFileOf, startGoView } from "./start-file.ts";

/** For a kiosk that is switched on before the server: a file to open, and the step from it to the kiosk (C7). No rights, no secrets. */
export const startFileRoutes = (needs: DeskNeeds): Route[] => [
  get("/kiosk-start/:kiosk", "anyone", (visit) => go(needs, visit)),
  get("/kiosk-start/:kiosk/kiosk-start.html", "anyone", (visit) => file(needs, visit)),
];

async function file({ works, publicAddress }: DeskNeeds, visit: Visit): Promise<Response> {
  const server = serverOf(visit.url, publicAddress);
  if (server === null) throw new Refusal("not-understood", "notUnderstood");
  const office = await works.read(currentOffice);
  const t = visit.words.kiosk;
  const frame = frameOf(office, visit, t.title, null);
  const waiting = startFileOf(office, frame, { kioskId: visit.params["kiosk"] ?? "", server, t });
  return html(startFilePage(waiting), 200, {
    "content-disposition": 'attachment; filename="kiosk-start.html"',
  });
}

async function go({ works, renderer }: DeskNeeds, visit: Visit): Promise<Response> {
  const kiosk = kioskOf(await works.read(currentOffice), visit.params["kiosk"] ?? "");
  const t = visit.words.kiosk;
  return html(
    renderer.render(startGoView, { language: visit.language, title: t.title, says: t.toStart, to: startOf(kiosk) }),
  );
}
