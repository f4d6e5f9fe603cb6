import { signedIn } from "./office/access.ts";
import { isEnrolled } from "./office/devices.ts";
import { kioskOfKey } from "./office/printer-keys.ts";
import type { DeskNeeds } from "./platform/desk-needs.ts";
import { cookieOf, seeOther, type Person, type Route, type Visit } from "./platform/http.ts";
import { Refusal } from "./platform/refusal.ts";

/** What the gate asks: whose cookie it is, and where our own pages come from. */
type GateNeeds = Pick<DeskNeeds, "works" | "publicAddress" | "live" | "clocks"> & {
  readonly origins: readonly string[];
};

/** Whether this visitor may use the route (S2): who they are, or the answer that sends them to sign in. Throws a Refusal. */
export async function admit(
  needs: GateNeeds,
  visit: Visit,
  route: Route,
): Promise<{ person: Person | null; fixtureId: string | null } | Response> {
  const { who } = route;
  if (who === "anyone") return NOBODY;
  if (route.method === "POST") refuseCrossSite(needs, visit);
  if (who === "trial") return NOBODY;
  if (who === "printer") return { person: null, fixtureId: await printerOf(needs, visit) };
  if ("fixture" in who)
    return {
      person: null,
      fixtureId: await fixtureOf(needs, visit, who.fixture),
    };
  const token = cookieOf(visit.request, "staff");
  const person = token === null ? null : await needs.works.read((reader) => signedIn(reader, token, who.desk));
  if (person === null && route.method === "GET" && !visit.partial && !visit.url.pathname.endsWith("/stream"))
    return seeOther(visit.link(`/${who.desk}/sign-in${backTo(visit, who.desk)}`));
  if (person === null) throw new Refusal("not-signed-in", "notSignedIn");
  if (!person.roles.some((role) => who.staff.includes(role))) throw new Refusal("not-allowed", "notAllowed");
  return { person, fixtureId: null };
}

/** A counter is found again after signing in; the administration begins at its start. */
const backTo = ({ url }: Visit, desk: string): string =>
  desk === "counter" && url.pathname !== "/counter" ? `?back=${url.pathname}` : "";

const NOBODY = { person: null, fixtureId: null } as const;

/** The kiosk whose printer this is. */
async function printerOf(needs: GateNeeds, visit: Visit): Promise<string> {
  const key = visit.params["key"] ?? "";
  const kioskId = await needs.works.read((reader) => kioskOfKey(reader, key));
  if (kioskId === null) throw new Refusal("not-allowed", "notEnrolled");
  return kioskId;
}

async function fixtureOf(needs: GateNeeds, visit: Visit, kind: "kiosk" | "board" | "display"): Promise<string> {
  const token = cookieOf(visit.request, "device");
  const fixtureId = visit.params[kind] ?? "";
  const known = token !== null && (await needs.works.read((reader) => isEnrolled(reader, { token, fixtureId, kind })));
  if (!known) throw new Refusal("not-allowed", "notEnrolled");
  needs.live.hear(fixtureId, needs.clocks.elapsed());
  return fixtureId;
}

/** A post with the rights of staff or a device must come from our own pages (S5). Browsers without these headers send the
 * cookie to no other site either way, as it is SameSite=Strict. */
function refuseCrossSite(needs: GateNeeds, visit: Visit): void {
  const origin = visit.request.headers.get("origin");
  const site = visit.request.headers.get("sec-fetch-site");
  if (origin === null && (site === null || site === "same-origin" || site === "none")) return;
  const host = visit.request.headers.get("host") ?? "";
  const own = [`http://${host}`, `https://${host}`, needs.publicAddress, ...needs.origins];
  if (origin !== null && own.includes(origin) && site !== "cross-site") return;
  throw new Refusal("not-allowed", "crossSite");
}
