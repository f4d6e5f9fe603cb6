import { Hono } from "hono";
import { frameOf, type Frame } from "./office/frame.ts";
import { currentOffice } from "./office/queries.ts";
import { type Office, officeZone } from "./office/office.ts";
import { readForm } from "./platform/body.ts";
import type { DeskNeeds } from "./platform/desk-needs.ts";
import { html, isEmbedded, STATUS, type Desk, type Route, type Visit } from "./platform/http.ts";
import { isLanguage, type Language } from "./platform/language.ts";
import type { Log } from "./platform/log.ts";
import { Refusal } from "./platform/refusal.ts";
import { view } from "./platform/render.ts";
import { MINUTE } from "./platform/clock.ts";
import { createSharedPages } from "./platform/shared-pages.ts";
import { acceptsGzip, createStaticFiles } from "./platform/static-files.ts";
import { admit } from "./gate.ts";
import { officeArms, officeStyles, shelf } from "./shelf.ts";
import type { Catalogue } from "./wording/catalogue.ts";

/** What the whole application stands on. */
export interface AppNeeds extends DeskNeeds {
  readonly log: Log;
  readonly catalogues: Readonly<Record<Language, Catalogue>>;
  readonly desks: readonly Desk[];
  /** Where static files and packages lie. */
  readonly root: string;
  /** Origins, besides the asked host itself, that staff and devices may post from (S5). */
  readonly origins: readonly string[];
  readonly trial: boolean;
  /** The client's address, proxies taken into account. */
  addressOf(request: Request): string;
}

export interface ErrorModel {
  readonly frame: Frame;
  readonly title: string;
  readonly says: string;
  readonly back: string;
  readonly requestId: string;
}

const errorView = view<ErrorModel>("layout/error");

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin", // with no-referrer a browser says "Origin: null" even of our own forms
  "x-frame-options": "DENY",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  "cross-origin-opener-policy": "same-origin",
};

/** Mounts the desks. Every request gets a visit, every refusal and fault one calm answer, every page the same headers. */
export function createApp(needs: AppNeeds): Hono {
  const app = new Hono();
  const files = createStaticFiles((path) => shelf(needs.root, path));

  const shared = createSharedPages(() => `${needs.live.changes} ${Math.floor(needs.clocks.office() / MINUTE)}`);

  app.get("/static/*", (context) => files(context.req.raw, context.req.path) ?? plainNotFound());
  app.get("/healthz", (context) => context.text("ok\n"));
  app.get("/office.css", async (context) => officeStyles(context.req.raw, await needs.works.read(currentOffice)));
  app.get(
    "/office/arms.svg",
    async (context) =>
      officeArms(await needs.works.read(currentOffice)) ??
      files(context.req.raw, "/static/arms.svg") ??
      plainNotFound(),
  );
  for (const desk of needs.desks)
    for (const route of desk.routes) {
      if (route.who === "trial" && !needs.trial) continue;
      app.on(route.method, route.path, (context) => {
        const make = () => serve(needs, context.req.raw, context.req.param(), route);
        return route.shared === true ? shared.answer(context.req.raw, make) : make();
      });
    }
  app.notFound((context) => serve(needs, context.req.raw, {}, NOWHERE));
  app.onError((error, context) => {
    needs.log.fault("request failed outside a desk", error, {
      method: context.req.method,
    });
    return new Response("500\n", { status: 500, headers: HEADERS });
  });
  return app;
}

const NOWHERE: Route = {
  method: "GET",
  path: "*",
  who: "anyone",
  handle: () => {
    throw new Refusal("not-found", "notFound");
  },
};

async function serve(
  needs: AppNeeds,
  request: Request,
  params: Record<string, string>,
  route: Route,
): Promise<Response> {
  const id = crypto.randomUUID().slice(0, 8);
  let visit: Visit | null = null;
  let office: Office | null = null;
  let response: Response;
  try {
    office = await needs.works.read(currentOffice);
    visit = visitOf(needs, office, { request, params, id });
    const admitted = await admit(needs, visit, route);
    response = admitted instanceof Response ? admitted : await route.handle({ ...visit, ...admitted });
  } catch (error) {
    if (!(error instanceof Refusal))
      needs.log.fault("request failed", error, {
        request: id,
        route: route.path,
      });
    response = visit === null || office === null ? bareFault() : sayNo(needs, office, visit, error);
    comeBack(response, route, params);
  }
  const framed = route.embeddable === true && visit !== null && isEmbedded(visit.url);
  return dressed(request, response, { id, ancestors: framed ? (office?.office.embedOn ?? []) : [] });
}

function visitOf(
  needs: AppNeeds,
  office: Office,
  asked: { request: Request; params: Record<string, string>; id: string },
): Visit {
  const { request, params, id } = asked;
  const url = new URL(request.url);
  const language = languageOf(office, request, url);
  const chosen = isLanguage(url.searchParams.get("lang"));
  return {
    id,
    request,
    url,
    params,
    language,
    words: needs.catalogues[language],
    partial: request.headers.get("hx-request-type") === "partial",
    address: needs.addressOf(request),
    person: null,
    fixtureId: null,
    form: (mostBytes) => readForm(request, mostBytes),
    link: keeping([...(chosen ? [`lang=${language}`] : []), ...(isEmbedded(url) ? ["embed=1"] : [])]),
  };
}

/** Addresses that keep what was chosen on the way. Made apart: it is kept by live streams, and the request must not be (L4). */
const keeping =
  (words: readonly string[]) =>
  (path: string): string =>
    words.length === 0 ? path : `${path}${path.includes("?") ? "&" : "?"}${words.join("&")}`;

/** The language asked for in the address, else the browser's first that the office speaks, else the office's own. */
function languageOf(office: Office, request: Request, url: URL): Language {
  const asked = url.searchParams.get("lang");
  const spoken = office.office.languages;
  if (isLanguage(asked) && spoken.includes(asked)) return asked;
  for (const part of (request.headers.get("accept-language") ?? "").split(",")) {
    const code = part.trim().slice(0, 2).toLowerCase();
    if (isLanguage(code) && spoken.includes(code)) return code;
  }
  return spoken[0] ?? "cs";
}

function sayNo(needs: AppNeeds, office: Office, visit: Visit, error: unknown): Response {
  const { shell, refusals } = visit.words;
  const refusal = error instanceof Refusal ? error : null;
  const title = refusal === null ? shell.faultTitle : shell.errorTitle;
  const says = refusal === null ? shell.faultText : refusals[refusal.key];
  const status = refusal === null ? 500 : STATUS[refusal.kind];
  const zone = officeZone(office);
  const frame = frameOf(office, visit, title, needs.trialFrame(visit, zone));
  try {
    return html(
      needs.renderer.render(errorView, {
        frame,
        title,
        says,
        back: visit.link("/"),
        requestId: visit.id,
      }),
      status,
    );
  } catch (fault) {
    needs.log.fault("error page failed", fault, { request: visit.id });
    return bareFault();
  }
}

/** A screen in the lobby has nobody to press "back": after a refusal or fault it returns to its first page by itself. */
function comeBack(response: Response, { who }: Route, params: Record<string, string>): void {
  if (typeof who !== "object" || !("fixture" in who)) return;
  response.headers.set("refresh", `15; url=/${who.fixture}/${encodeURIComponent(params[who.fixture] ?? "")}`);
}

const bareFault = (): Response =>
  new Response("503\n", {
    status: 503,
    headers: { "content-type": "text/plain" },
  });
const plainNotFound = (): Response =>
  new Response("404\n", {
    status: 404,
    headers: { "content-type": "text/plain" },
  });

/** Puts the headers on and packs pages that are worth it. `ancestors`: the origins that may frame it, as a rule none. */
async function dressed(
  request: Request,
  response: Response,
  { id, ancestors }: { id: string; ancestors: readonly string[] },
): Promise<Response> {
  const own = response.headers.get("content-security-policy"); // only a sandbox of its own, see the preview of mails
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  if (own?.endsWith("sandbox") === true) response.headers.set("content-security-policy", own);
  if (ancestors.length > 0) {
    response.headers.set("content-security-policy", POLICY.replace(/'none'$/, ancestors.join(" ")));
    response.headers.delete("x-frame-options");
  }
  response.headers.set("x-request-id", id);
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  const page = (response.headers.get("content-type") ?? "").startsWith("text/html");
  if (!page || !acceptsGzip(request)) return response;
  const body = new Uint8Array(await response.arrayBuffer());
  if (body.byteLength < 1400) return new Response(body, response);
  response.headers.set("content-encoding", "gzip");
  response.headers.set("vary", "accept-encoding");
  return new Response(new Uint8Array(Bun.gzipSync(body, { level: 1 })), response);
}
