import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { createApp } from "./app.ts";
import type { Config } from "./config.ts";
import { openDataFolder } from "./data-folder.ts";
import { fillReal, fillTrial } from "./first-start.ts";
import { desksOf } from "./desks.ts";
import { readInstallation, type Installation } from "./office/installation.ts";
import { noteOutage } from "./office/outages.ts";
import { guardedClock, instant, SECOND, type Clocks, type Instant, type Machine } from "./platform/clock.ts";
import { openStore, StorageFault, type Store } from "./platform/database.ts";
import type { DeskNeeds } from "./platform/desk-needs.ts";
import { createLimiter } from "./platform/limiter.ts";
import { createLive } from "./platform/live.ts";
import type { Log } from "./platform/log.ts";
import { migrate, migrationsIn } from "./platform/migrate.ts";
import { createRenderer, missingViews } from "./platform/render.ts";
import { createScheduler } from "./platform/scheduler.ts";
import { tellClock } from "./platform/telling.ts";
import { trialClock, type TrialClock } from "./platform/trial-clock.ts";
import { createWorks, type Work, type Works } from "./platform/work.ts";
import { jobsOf } from "./jobs.ts";
import { settleQueue } from "./queue/actions.ts";
import { settleNear } from "./queue/near-actions.ts";
import { extendForOutage, settleReservations } from "./reservations/actions.ts";
import { createSpeech } from "./voice/speech.ts";
import { cs } from "./wording/cs.ts";
import { en } from "./wording/en.ts";
import { pl } from "./wording/pl.ts";
import { uk } from "./wording/uk.ts";

/** The product, running. */
export interface Running {
  /** Where it answers, for the one line on standard output. */
  readonly address: string;
  /** Where a new real office is set up, once; null otherwise. */
  readonly setUpAt: string | null;
  readonly works: Works;
  readonly clocks: Clocks;
  /** Does what is due now until nothing more is. */
  settle(): Promise<void>;
  /** Stops within five seconds, with nothing lost. */
  stop(): Promise<void>;
}

const CATALOGUES = { cs, pl, en, uk };
const ROOT = join(import.meta.dir, "..");
/** A shorter gap is a restart nobody stood in front of; it is not made up for (T4). */
const SHORTEST_OUTAGE = 5 * SECOND;
const TICK_MS = 1_000;
const MOST_BODY = 2 * 1024 * 1024;

/** Opens the data, starts the server and the scheduler. Throws a StorageFault with one line why it cannot. */
export async function start(config: Config, machine: Machine, log: Log): Promise<Running> {
  const absent = missingViews(join(ROOT, "views"));
  if (absent.length > 0) throw new StorageFault(`Templates are missing: ${absent.join(", ")}`);
  const data = openDataFolder(config);
  const store = openStore(data.file, { create: data.create });
  try {
    return await run({ config, machine, log, data, store });
  } catch (error) {
    await store.close();
    throw error;
  }
}

interface Opened {
  readonly config: Config;
  readonly machine: Machine;
  readonly log: Log;
  readonly data: ReturnType<typeof openDataFolder>;
  readonly store: Store;
}

async function run({ config, machine, log, data, store }: Opened): Promise<Running> {
  migrate(store.raw, migrationsIn(join(ROOT, "migrations")));
  const found = readInstallation(store);
  let answer: (request: Request) => Response | Promise<Response> = () => new Response("starting\n", { status: 503 });
  const server = Bun.serve({
    hostname: config.host,
    port: config.port,
    maxRequestBodySize: MOST_BODY,
    fetch: (request) => answer(request),
  });
  try {
    const installation =
      found ??
      (config.mode === "trial" ? fillTrial.installation(store, machine) : fillReal.installation(store, machine));
    if (installation.mode !== config.mode) throw new StorageFault(`${data.file} is of a ${installation.mode} office.`);
    const { clocks, trial } = clocksOf(config, machine, installation, data.lastAlive);
    const live = createLive();
    const publicAddress =
      config.mode === "real" ? config.address : trialAddress(config.lan, server.port ?? config.port);
    const house = {
      publicAddress,
      key: installation.key,
      trial: config.mode === "trial",
    };
    const quietWorks = createWorks({
      store,
      clocks,
      live,
      house,
      settle: async () => {},
    });
    const works = createWorks({ store, clocks, live, house, settle, conclude: settleNear });
    const setUpToken = found === null ? await fill({ config, quietWorks, works, trial, store }) : null;
    if (data.lastAlive !== null) await makeUpFor(quietWorks, data.lastAlive, clocks.office());

    const scheduler = createScheduler({
      jobs: jobsOf({ works, store, log, config, catalogues: CATALOGUES, elapsed: clocks.elapsed, wall: machine.wall }),
      clocks,
      log,
    });
    const needs: DeskNeeds = {
      works,
      renderer: createRenderer(join(ROOT, "views")),
      clocks,
      live,
      key: installation.key,
      publicAddress,
      secure: publicAddress.startsWith("https:"),
      trialFrame: (visit, zone) =>
        trial === null
          ? null
          : {
              clock: tellClock(clocks.office(), zone),
              back: `${visit.url.pathname}${visit.url.search}`,
            },
      speech: createSpeech({ program: config.voice, folder: join(config.folder, "voice"), log }),
      callbacks: {
        ...config.callbacks,
        from: [config.mail?.by, config.sms?.by].filter((by) => by !== undefined),
        wall: machine.wall,
      },
      limiter: (most, withinMs) => createLimiter({ most, withinMs, elapsed: clocks.elapsed }),
      keepOpen: (request) => server.timeout(request, 0),
    };
    const app = createApp({
      ...needs,
      log,
      catalogues: CATALOGUES,
      desks: desksOf(needs, trial === null ? null : { clock: trial, settle: scheduler.settle }),
      root: ROOT,
      origins: config.origins,
      trial: trial !== null,
      addressOf: (request) => addressOf(request, server.requestIP(request)?.address ?? "", config.proxies),
    });
    await scheduler.tick();
    scheduler.start(TICK_MS);
    const beating = setInterval(() => data.keepAlive(clocks.office()), SECOND);
    data.keepAlive(clocks.office());
    answer = (request) => app.fetch(request);
    return {
      address: publicAddress,
      setUpAt: setUpToken === null ? null : `${publicAddress}/setup/${setUpToken}`,
      works,
      clocks,
      settle: scheduler.settle,
      stop: async () => {
        clearInterval(beating);
        void server.stop();
        await scheduler.stop();
        await server.stop(true);
        data.keepAlive(clocks.office());
        await store.close();
      },
    };
  } catch (error) {
    await server.stop(true);
    throw error;
  }
}

/** What is true by the clock is made true in the tables before any deed looks at them (T4). */
async function settle(work: Work): Promise<void> {
  await settleReservations(work);
  await settleQueue(work);
}

function clocksOf(
  config: Config,
  machine: Machine,
  installation: Installation,
  lastAlive: Instant | null,
): { clocks: Clocks; trial: TrialClock | null } {
  if (config.mode === "real")
    return {
      clocks: guardedClock(machine, lastAlive ?? instant(0)),
      trial: null,
    };
  const trial = trialClock(machine, {
    offset: installation.clockOffset,
    stoppedAt: installation.clockStoppedAt,
  });
  return { clocks: trial, trial };
}

async function fill(needs: {
  config: Config;
  quietWorks: Works;
  works: Works;
  trial: TrialClock | null;
  store: Store;
}): Promise<string | null> {
  const { config, quietWorks, works, trial, store } = needs;
  if (config.mode === "real") return fillReal.office(quietWorks, store);
  if (trial !== null)
    await fillTrial.office({
      town: config.town,
      quietWorks,
      works,
      clock: trial,
    });
  return null;
}

/** Time in which the product was down is not held against anybody (T4). */
async function makeUpFor(works: Works, lastAlive: Instant, now: Instant): Promise<void> {
  if (now - lastAlive < SHORTEST_OUTAGE) return;
  await works.write(async (work) => {
    const outage = { from: lastAlive, to: now };
    await noteOutage(work, outage);
    await extendForOutage(work, outage);
  });
}

/** In trial mode links lead to this machine; with `--lan` to its address on the network, so that a phone can follow them. */
function trialAddress(lan: boolean, port: number): string {
  return `http://${lan ? (ownAddress() ?? "127.0.0.1") : "127.0.0.1"}:${port}`;
}

function ownAddress(): string | null {
  const all = Object.values(networkInterfaces()).flat();
  return all.find((each) => each !== undefined && each.family === "IPv4" && !each.internal)?.address ?? null;
}

/** A proxy the office trusts says whom it speaks for; anybody else's word is not taken. */
function addressOf(request: Request, direct: string, proxies: readonly string[]): string {
  if (!proxies.includes(direct)) return direct;
  const said = (request.headers.get("x-forwarded-for") ?? "").split(",").map((each) => each.trim());
  return said.findLast((each) => each !== "" && !proxies.includes(each)) ?? direct;
}
