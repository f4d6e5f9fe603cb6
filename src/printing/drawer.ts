import { slipPaper, wayOf, type Asked } from "./escpos.ts";

/**
 * Draws tickets in a worker, as drawing one holds a thread for 25–50 ms and calls must not wait for paper. A worker that dies
 * or is silent is given up and the ticket drawn here; the next one gets a new worker, until three have died in a row.
 */
export interface Drawer {
  draw(asked: Asked): Promise<Uint8Array>;
  /** Whether the last ticket was drawn in the worker. */
  readonly isApart: boolean;
  stop(): void;
}

/** Tickets after which the worker is let go, so that the drawer's memory, which never shrinks, stays bounded. */
const TICKETS_A_WORKER = 500;
const MOST_DEATHS = 3;
/** Milliseconds for one ticket; the first one loads the fonts. */
const PATIENCE = 5_000;

interface Sitting {
  readonly worker: Worker;
  readonly waiting: Map<number, (bytes: Uint8Array | null) => void>;
  drawn: number;
}

export function createDrawer(entry: URL = new URL("./draw-worker.ts", import.meta.url), patience = PATIENCE): Drawer {
  let sitting: Sitting | null = null;
  let deaths = 0;
  let ids = 0;
  let isApart = false;

  const leave = (left: Sitting) => {
    if (sitting === left) sitting = null;
    left.worker.terminate();
    for (const answer of left.waiting.values()) answer(null);
    left.waiting.clear();
  };
  const died = (left: Sitting) => {
    if (sitting === left) deaths += 1;
    leave(left);
  };
  const seat = (): Sitting => {
    const worker = new Worker(entry);
    worker.unref();
    const seated: Sitting = { worker, waiting: new Map(), drawn: 0 };
    worker.addEventListener("message", ({ data }: MessageEvent<{ id: number; bytes: Uint8Array | null }>) => {
      deaths = 0;
      seated.waiting.get(data.id)?.(data.bytes);
    });
    worker.addEventListener("error", () => died(seated));
    worker.addEventListener("close", () => died(seated));
    return seated;
  };
  const apart = (asked: Asked): Promise<Uint8Array | null> => {
    if (deaths >= MOST_DEATHS) return Promise.resolve(null);
    sitting ??= seat();
    const seated = sitting;
    ids += 1;
    const id = ids;
    return new Promise((resolve) => {
      const late = setTimeout(() => died(seated), patience);
      seated.waiting.set(id, (bytes) => {
        clearTimeout(late);
        seated.waiting.delete(id);
        resolve(bytes);
        seated.drawn += 1;
        if (seated.drawn >= TICKETS_A_WORKER && seated.waiting.size === 0) leave(seated);
      });
      seated.worker.postMessage({ id, asked }, []);
    });
  };

  return {
    get isApart() {
      return isApart;
    },
    async draw(asked) {
      if (!needsDrawing(asked)) return slipPaper(asked);
      const bytes = await apart(asked).catch(() => null);
      isApart = bytes !== null;
      return bytes ?? slipPaper(asked);
    },
    stop: () => {
      if (sitting !== null) leave(sitting);
    },
  };
}

const needsDrawing = ({ slip, form, kind }: Asked): boolean => form === "png" || wayOf(slip, kind) === "picture";

/** The drawer of the house: one thread feeds all printers, each of which has one ticket at a time. */
export const drawer: Drawer = createDrawer();
