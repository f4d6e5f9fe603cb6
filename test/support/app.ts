import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start, type Running } from "../../src/assembly.ts";
import { readConfig } from "../../src/config.ts";
import type { OfficeFile } from "../../src/office/office-file.ts";
import { applyOfficeFile } from "../../src/office/actions.ts";
import { silentLog, type Log } from "../../src/platform/log.ts";

/** The whole product on a real socket, in trial mode, driven as tests outside the project drive it. */
export interface TestApp {
  readonly address: string;
  readonly running: Running;
  readonly folder: string;
  /** Moves the office clock forward to a local time (`2026-11-24T07:45:00` or `07:45:00`) and waits for what became due. */
  clock(local: string, run?: boolean): Promise<Response>;
  /** A browser of its own: keeps cookies by path, follows nothing by itself. */
  visitor(): TestVisitor;
  /** Everything sent so far, newest first. */
  inbox(): Promise<
    {
      kind: string;
      channel: string;
      to: string;
      subject: string;
      text: string;
      html: string;
      links: { label: string; href: string }[];
      state: string;
    }[]
  >;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestVisitor {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** Posts and follows the 303. */
  submit(path: string, fields?: Record<string, string>): Promise<Response>;
  /** What it would send as `cookie` to a path, for a test that sends the bytes itself. */
  cookiesFor(path: string): string;
}

export async function openApp(
  options: { town?: string; office?: OfficeFile; log?: Log; environment?: Record<string, string> } = {},
): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), "okenko-app-"));
  const town = options.town ?? "trutnov";
  const boot = async (): Promise<Running> => {
    const config = readConfig({ ...options.environment, PORT: "0", OKENKO_DATA: folder }, ["--town", town]);
    if ("problems" in config) throw new Error(config.problems.join("\n"));
    return start(config, { wall: Date.now, running: () => performance.now() }, options.log ?? silentLog);
  };
  let running = await boot();
  const { office } = options;
  if (office !== undefined) await running.works.write((work) => applyOfficeFile(work, office, null));
  const app: TestApp = {
    get address() {
      return running.address;
    },
    get running() {
      return running;
    },
    folder,
    clock: (local, run = false) =>
      fetch(`${running.address}/trial/clock`, {
        method: "POST",
        body: new URLSearchParams({ now: local, run: run ? "1" : "0" }),
      }),
    visitor: () => visitorOf(() => running.address),
    inbox: async () => (await fetch(`${running.address}/trial/inbox.json`)).json() as ReturnType<TestApp["inbox"]>,
    restart: async () => {
      await running.stop();
      running = await boot();
    },
    stop: async () => {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return app;
}

export function visitorOf(address: () => string): TestVisitor {
  const jar = new Map<string, { path: string; pair: string }>();
  const cookies = (path: string) =>
    [...jar.values()]
      .filter((each) => path === each.path || path.startsWith(`${each.path}/`) || each.path === "/")
      .map((each) => each.pair)
      .join("; ");
  const send = async (
    method: string,
    path: string,
    init: { body?: URLSearchParams; headers?: Record<string, string> },
  ) => {
    const url = path.startsWith("http") ? path.replace(/^https?:\/\/[^/]+/, address()) : `${address()}${path}`;
    const response = await fetch(url, {
      method,
      redirect: "manual",
      headers: {
        accept: "text/html",
        cookie: cookies(new URL(url).pathname),
        ...init.headers,
      },
      ...(init.body === undefined ? {} : { body: init.body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
      const at = attributes.find((attribute) => attribute.startsWith("Path="))?.slice(5) ?? "/";
      jar.set(`${at} ${pair.split("=")[0]}`, { path: at, pair });
    }
    return response;
  };
  const visitor: TestVisitor = {
    cookiesFor: cookies,
    get: (path, headers = {}) => send("GET", path, { headers }),
    post: (path, fields = {}, headers = {}) => send("POST", path, { body: new URLSearchParams(fields), headers }),
    submit: async (path, fields = {}) => {
      const response = await visitor.post(path, fields);
      const to = response.headers.get("location");
      return to === null ? response : visitor.get(to);
    },
  };
  return visitor;
}
