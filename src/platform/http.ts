import type { Catalogue } from "../wording/catalogue.ts";
import type { Language } from "./language.ts";
import type { RefusalKind } from "./refusal.ts";

/**
 * Who may use a route. Every route declares it (S2): anybody, trial mode only, a printer with the secret of its address
 * (`:key`), a role at a desk, or an enrolled fixture.
 */
export type Who =
  | "anyone"
  | "trial"
  | "printer"
  | { readonly staff: readonly Role[]; readonly desk: StaffDesk }
  | { readonly fixture: FixtureKind };

export const ROLES = ["clerk", "supervisor", "messenger", "admin"] as const;
export type Role = (typeof ROLES)[number];
/** A person signs in at one of these; their rights do not reach the other, so two tabs never mix them. */
export type StaffDesk = "counter" | "admin";
export type FixtureKind = "kiosk" | "board" | "display";

export interface Person {
  readonly staffId: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** One request as a desk sees it. */
export interface Visit {
  readonly id: string;
  readonly request: Request;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly language: Language;
  readonly words: Catalogue;
  /** htmx asks for the fragment alone; else the whole page is wanted. */
  readonly partial: boolean;
  /** The client's address, for limits only; never kept. */
  readonly address: string;
  /** Set where the route asks for staff. */
  readonly person: Person | null;
  /** The fixture (kiosk, board, display id) this browser is enrolled as, where the route asks for one. */
  readonly fixtureId: string | null;
  /** The fields of a form post, at most `mostBytes` (64 KB) and 15 s. Throws a Refusal. */
  form(mostBytes?: number): Promise<Fields>;
  /** An address inside the house that keeps the chosen language. */
  link(path: string): string;
}

/** What a form sent. A field that is missing reads as empty. */
export interface Fields {
  text(name: string): string;
  all(name: string): readonly string[];
  readonly names: readonly string[];
}

export interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly who: Who;
  readonly handle: (visit: Visit) => Promise<Response> | Response;
  /** With `?embed=1` it may stand in a frame on the websites the office has set; no other route ever may (S6). */
  readonly embeddable?: true;
  /** Looks the same to everybody until something happens or the minute ends, so it is kept (L2). Carries no form of its own. */
  readonly shared?: true;
}

/** A desk is its routes; `app.ts` mounts them. */
export interface Desk {
  readonly name: string;
  readonly routes: readonly Route[];
}

export const get = (path: string, who: Who, handle: Route["handle"]): Route => ({ method: "GET", path, who, handle });
export const post = (path: string, who: Who, handle: Route["handle"]): Route => ({ method: "POST", path, who, handle });

/** Whether a page is asked for as part of a town's website. */
export const isEmbedded = (url: URL): boolean => url.searchParams.get("embed") === "1";

/** The one table from a rule's "no" to HTTP. */
export const STATUS: Record<RefusalKind, number> = {
  "not-understood": 400,
  "not-signed-in": 401,
  "not-allowed": 403,
  "not-found": 404,
  conflict: 409,
  gone: 410,
  "too-many": 429,
  unavailable: 503,
};

export const html = (body: string, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(body, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", ...headers },
  });

export const json = (value: unknown, status = 200): Response => Response.json(value, { status });

/** The answer to a post that worked: look at this page (POST → 303). What an address may not hold as it is, is written in percents. */
export const seeOther = (path: string, headers: Record<string, string> = {}): Response =>
  new Response(null, { status: 303, headers: { location: inPercents(path), ...headers } });

const inPercents = (path: string): string => path.toWellFormed().replaceAll(/[^\x21-\x7e]/gu, encodeURIComponent);

/** A cookie for one desk or fixture only: its path keeps it from every other, script never sees it. */
export function cookie(options: { name: string; value: string; path: string; secure: boolean; days: number }): string {
  const { name, value, path, secure, days } = options;
  const life = value === "" ? 0 : days * 86_400;
  return `${name}=${value}; Path=${path}; Max-Age=${life}; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
}

/** Who signed in at a desk; an empty token ends it. A day is longer than any session, so the table decides. */
export const staffCookie = (needs: { secure: boolean }, desk: StaffDesk, token: string): string =>
  cookie({ name: "staff", value: token, path: `/${desk}`, secure: needs.secure, days: 1 });

/** What makes a browser a kiosk, a board or a display, until it is revoked (A2). */
export const deviceCookie = (
  needs: { secure: boolean },
  fixture: { kind: FixtureKind; id: string },
  token: string,
): string =>
  cookie({ name: "device", value: token, path: `/${fixture.kind}/${fixture.id}`, secure: needs.secure, days: 3650 });

export function cookieOf(request: Request, name: string): string | null {
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, value] = part.trim().split("=");
    if (key === name && value !== undefined && value !== "") return value;
  }
  return null;
}
