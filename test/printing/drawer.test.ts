import { afterEach, expect, test } from "bun:test";
import { createDrawer, type Drawer } from "../../src/printing/drawer.ts";
import { slipBytes, type Asked } from "../../src/printing/escpos.ts";
import { slips } from "./sample-slips.ts";

const asked: Asked = { slip: slips.cs, kind: { paper: 80, mode: "picture" }, form: "escpos" };
const same = async (bytes: Uint8Array) =>
  expect(Buffer.from(bytes).equals(Buffer.from(await slipBytes(slips.cs, asked.kind)))).toBe(true);

let drawer: Drawer;
afterEach(() => drawer.stop());

test("L5 a ticket is drawn in a thread of its own, the same to the byte, and this thread goes on meanwhile", async () => {
  drawer = createDrawer();
  await drawer.draw(asked); // fonts are loaded
  let turns = 0;
  let isDrawn = false;
  const drawing = drawer.draw(asked).then((bytes) => {
    isDrawn = true;
    return bytes;
  });
  while (!isDrawn) {
    await new Promise((resolve) => setImmediate(resolve));
    turns += 1;
  }
  expect(turns).toBeGreaterThan(10); // drawn here, there would be one or two
  expect(drawer.isApart).toBe(true);
  await same(await drawing);
});

test("K5 where the worker dies or says nothing the ticket is drawn here, and it comes once", async () => {
  for (const broken of [
    "throw new Error('gone')",
    "self.onmessage = () => process.exit(1)",
    "self.onmessage = () => {}",
  ]) {
    drawer = createDrawer(new URL(`data:text/javascript,${encodeURIComponent(broken)}`), 300);
    for (let tickets = 0; tickets < 4; tickets += 1) await same(await drawer.draw(asked));
    expect(drawer.isApart).toBe(false);
    drawer.stop();
  }
});
