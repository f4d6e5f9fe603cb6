import { slipPaper, type Asked } from "./escpos.ts";

/** The other side of `drawer.ts`: draws one ticket after another in a thread of its own. */
declare const self: Worker;

self.addEventListener("message", async (event: MessageEvent<{ id: number; asked: Asked }>) => {
  const { id, asked } = event.data;
  try {
    self.postMessage({ id, bytes: await slipPaper(asked) }, []);
  } catch {
    self.postMessage({ id, bytes: null }, []);
  }
});
