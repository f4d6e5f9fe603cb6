import { currentOffice } from "../office/queries.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, type Route, type Visit } from "../platform/http.ts";
import { newToken } from "../platform/id.ts";
import { awayModel, awayView, workerScript } from "./away.ts";
import { glanceOf, startOf, type Glance } from "./screen.ts";

/** What keeps a kiosk calm while the server is away (C7). */
export function awayRoutes(needs: DeskNeeds): Route[] {
  const started = newToken().slice(0, 8); // a new product has been started anew
  const look = (visit: Visit): Promise<Glance> =>
    needs.works.read(async (reader) => glanceOf(await currentOffice(reader), visit, reader.now, newToken()));
  return [
    get("/kiosk/:kiosk/away", { fixture: "kiosk" }, async (visit) =>
      html(needs.renderer.render(awayView, awayModel(await look(visit)))),
    ),
    get("/kiosk/:kiosk/worker.js", { fixture: "kiosk" }, async (visit) => {
      const glance = await look(visit);
      return new Response(workerScript(glance, `${started}-${glance.office.version}`), {
        headers: {
          "content-type": "text/javascript; charset=utf-8",
          "service-worker-allowed": startOf(glance.kiosk),
        },
      });
    }),
  ];
}
