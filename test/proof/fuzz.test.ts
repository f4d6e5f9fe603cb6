import { afterAll, beforeAll, expect, test } from "bun:test";
import { desksOf } from "../../src/desks.ts";
import type { DeskNeeds } from "../../src/platform/desk-needs.ts";
import { createLog } from "../../src/platform/log.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { lhota } from "../support/cast.ts";

/**
 * S10, the short form: random requests over every route. No 5xx, nothing that hangs, no memory that grows with them. The long
 * form: OKENKO_FUZZ=50000 bun test --isolate test/proof/fuzz.test.ts; another walk: OKENKO_SEED=7.
 */

const REQUESTS = Number(process.env["OKENKO_FUZZ"] ?? 3_000);
const ROUND = 250;
const AT_ONCE = 8;
const MOST_MS = 15_000;
const MOST_GROWTH = 120 * 1024 * 1024;
const SEED = Number(process.env["OKENKO_SEED"] ?? 20_261_124);

const needs = { limiter: () => ({ allow: () => true, forgive: () => {} }) } as unknown as DeskNeeds;
const routes = desksOf(needs, { clock: {} as never, settle: async () => {} })
  .flatMap((desk) => desk.routes)
  // A clock moved at random would only make the rest of the run a test of the far future.
  .filter(({ path, method }) => !(method === "POST" && path === "/trial/clock"));

let app: TestApp;
const faults: string[] = [];

beforeAll(async () => {
  const log = createLog((line) => {
    if (line.includes('"fault"')) faults.push(line);
  }, Date.now);
  app = await openApp({ office: lhota(), log });
  await app.clock("2026-11-24T08:10:00");
});
afterAll(() => app.stop());

/** A small generator with a seed, so that a failing run can be run again (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
const random = dice(SEED);
const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
const chance = (of: number): boolean => random() < of;

const WORDS = [
  ..."op pas pobyt naves doklady c1 c2 hala cekarna a r infant sona jana petr confirmed reminder please-confirm".split(
    " ",
  ),
  ..."0 1 -1 47 999999 123456 1e309 NaN null undefined true {} [] ' \" \\ % %00 %ff .. / // ?".split(" "),
  "2026-11-24",
  "2026-11-26",
  "0000-00-00",
  "9999-12-31",
  "1795503600000",
  "8640000000000001",
  "08:00",
  "25:61",
  "sms",
  "email",
  "cs",
  "uk",
  "vesna@example.org",
  "+420777123456",
  "Vesna Krásná",
  "<script>x</script>",
  "a\r\nb: c",
  "\u0000",
  "\u202E",
  "😀".repeat(40),
  "x".repeat(3_000),
  "AAAAAAAAAAAAAAAAAAAAAA",
  "e30.x",
  "",
];
const NAMES =
  "name email phone company code contact draft form plan at slot day from to hours reason service location persons website numerals q-proc touch class typed key seen who state role desk fixture login password pin file begin lang in channel subject text note month week after view page plus now run back staff answer id keep minutes".split(
    " ",
  );
const KINDS = [
  "application/x-www-form-urlencoded",
  "application/x-www-form-urlencoded; charset=utf-8",
  "multipart/form-data; boundary=x",
  "multipart/form-data",
  "application/json",
  "text/plain",
  "",
  "a/b;;;",
];
const HEADERS: readonly (readonly [string, readonly string[]])[] = [
  ["accept", ["text/html", "*/*", "", "application/json", "text/event-stream"]],
  ["accept-language", ["cs", "uk;q=0.9,en", "*", "xx-YY", ",,,;", "q".repeat(500)]],
  ["accept-encoding", ["gzip", "br", "identity", "gzip;q=0", "*"]],
  ["cookie", ["staff=x", "device=; staff=", "=;=;=", "staff=a; staff=b", "x".repeat(2000)]],
  ["hx-request-type", ["partial", "full", "x"]],
  ["origin", ["null", "http://elsewhere.example", "http://127.0.0.1", "x"]],
  ["sec-fetch-site", ["cross-site", "same-origin", "none", "x"]],
  ["x-forwarded-for", ["1.2.3.4", ",", "x, y"]],
  ["last-event-id", ["0", "-1", "x", "99999999999999999999"]],
  ["range", ["bytes=0-1", "bytes=9-1", "x"]],
  ["if-none-match", ['"x"', "*", ""]],
];
const METHODS = ["GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"];

const fill = (path: string): string =>
  path.replaceAll(/:[a-z]+(\{[^}]+\})?/gi, () => encodeURIComponent(one(WORDS).slice(0, 200)) || "x");
const pairs = (): URLSearchParams =>
  new URLSearchParams(
    Array.from({ length: Math.floor(random() * 9) }, (): [string, string] => [one(NAMES), one(WORDS)]),
  );

interface Shot {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

function shot(): Shot {
  const route = one(routes);
  const method = chance(0.85) ? route.method : one(METHODS);
  const query = chance(0.4) ? `?${pairs()}` : "";
  const headers: Record<string, string> = {};
  for (const [name, values] of HEADERS) if (chance(0.15)) headers[name] = one(values);
  const hasBody = method !== "GET" && method !== "HEAD" && chance(0.9);
  if (hasBody) headers["content-type"] = chance(0.8) ? (KINDS[0] ?? "") : one(KINDS);
  const body = hasBody ? bodyOf(headers["content-type"] ?? "") : undefined;
  return { method, path: `${fill(route.path)}${query}`, headers, body };
}

function bodyOf(kind: string): string {
  if (chance(0.03)) return "x".repeat(70_000);
  if (chance(0.05)) return "%%%=%zz&&&==\u0000";
  const form = pairs();
  if (!kind.startsWith("multipart")) return form.toString();
  return `${[...form].map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join("")}--x--`;
}

/** Fires one and reports it when it went wrong. A stream that answers is one that works: it is let go at once. */
async function fire({ method, path, headers, body }: Shot): Promise<string | null> {
  const cut = new AbortController();
  const late = setTimeout(() => cut.abort(), MOST_MS);
  const told = `${method} ${path.slice(0, 200)}`;
  try {
    const signedHeaders = headers["cookie"] === undefined ? { ...headers, cookie: jar() } : headers;
    const init = { method, headers: signedHeaders, redirect: "manual" as const, signal: cut.signal };
    const answer = await fetch(`${app.address}${path}`, body === undefined ? init : { ...init, body });
    const stream = (answer.headers.get("content-type") ?? "").startsWith("text/event-stream");
    if (stream) await answer.body?.cancel();
    else await answer.arrayBuffer();
    const policy = answer.headers.get("content-security-policy") ?? (path.startsWith("/static") ? "'none'" : "");
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    if (answer.status >= 500) return `${answer.status} ${told}`;
    return policy.includes("'none'") ? null : `no policy ${told}`;
  } catch (error) {
    return cut.signal.aborted ? `hung ${told}` : `${String(error)} ${told}`;
  } finally {
    clearTimeout(late);
  }
}

/** The cookies somebody signed in or enrolled would send there. */
const cookies: string[] = [];
const jar = (): string => (chance(0.8) ? one(cookies) : "");

/** How the answers divided, so that the test can tell it got behind the doors. */
const statuses = new Map<number, number>();

async function run(count: number): Promise<string[]> {
  const wrong: string[] = [];
  for (let done = 0; done < count; done += AT_ONCE) {
    if (done % ROUND < AT_ONCE) cookies.splice(0, cookies.length, ...(await realCookies())); // some shots sign out
    const shots = Array.from({ length: AT_ONCE }, shot);
    for (const told of await Promise.all(shots.map(fire))) if (told !== null) wrong.push(told);
  }
  return wrong;
}

test("S10 three thousand random requests over every route: no 5xx, nothing hangs, memory stays", async () => {
  const first = await run(REQUESTS / 3);
  Bun.gc(true);
  const before = process.memoryUsage().rss;
  const wrong = [...first, ...(await run((REQUESTS * 2) / 3))];
  Bun.gc(true);
  expect(wrong).toEqual([]);
  expect(faults).toEqual([]);
  expect(process.memoryUsage().rss - before).toBeLessThan(MOST_GROWTH);
  for (const status of [200, 303, 400, 401, 403, 404, 422])
    expect([status, statuses.get(status) ?? 0]).not.toEqual([status, 0]);
  const alive = await fetch(`${app.address}/booking/op/naves?day=2026-11-26`);
  expect(alive.status).toBeLessThan(500);
}, 600_000);

/** Cookies with real rights, so that the requests get behind the doors too. */
async function realCookies(): Promise<string[]> {
  const ask = async (path: string, fields: Record<string, string>) => {
    const answer = await fetch(`${app.address}${path}`, {
      method: "POST",
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
    return (answer.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
  };
  return Promise.all([
    ask("/trial/sign-in", { role: "clerk", desk: "counter" }),
    ask("/trial/sign-in", { role: "supervisor", desk: "admin" }),
    ask("/trial/sign-in", { role: "admin", desk: "admin" }),
    ask("/trial/enrol", { fixture: "hala" }),
    ask("/trial/enrol", { fixture: "cekarna" }),
  ]);
}
