import { kioskOf, type Office } from "../office/office.ts";
import { renewPrinterKey } from "../office/printer-keys.ts";
import { currentOffice } from "../office/queries.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { addresses } from "../platform/addresses.ts";
import { html, post, type Route, type Visit, type Who } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import type { AdminPage, Scene } from "./scene.ts";
import { sceneFor } from "./scene.ts";

const ADMIN: Who = { staff: ["admin"], desk: "admin" };

export interface PrinterKeyModel extends AdminPage {
  readonly title: string;
  readonly address: string;
  readonly p: Scene["visit"]["words"]["paper"]["pull"];
  readonly back: string;
}
const printerKeyView = view<PrinterKeyModel>("admin/printer-key");

/** The address a printer fetches its tickets at, told once (K5, S4); the one before is over. */
export const printerKeyRoutes = (needs: DeskNeeds): Route[] => [
  post("/admin/printers/:kiosk/key", ADMIN, (visit) => renew(needs, visit)),
];

async function renew(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const kioskId = visit.params["kiosk"] ?? "";
  const { key, office } = await needs.works.write(async (work) => ({
    key: await renewPrinterKey(work, kioskId, visit.person?.staffId ?? null),
    office: await currentOffice(work),
  }));
  const address = addresses.printer(needs.publicAddress, key);
  return html(
    needs.renderer.render(printerKeyView, printerKeyModel(printerScene(needs, office, visit, kioskId), address)),
  );
}

/** The page stands where the post went, so its links and languages lead back to the settings. */
const printerScene = (needs: DeskNeeds, office: Office, visit: Visit, kioskId: string): Scene => {
  const title = visit.words.paper.pull.title(kioskOf(office, kioskId).name);
  const at = { ...visit, url: new URL("/admin/settings", visit.url) };
  return sceneFor(needs, office, at, { title, room: "settings" });
};

export const printerKeyModel = ({ visit, page }: Scene, address: string): PrinterKeyModel => ({
  ...page,
  title: page.frame.title,
  address,
  p: visit.words.paper.pull,
  back: visit.link("/admin/settings"),
});
