import { afterEach, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gammuChannel } from "../../src/messaging/channels/gammu.ts";
import { fakeModem } from "../support/fake-modem.ts";
import { makeTables, startDaemon, withGammu } from "../support/gammu.ts";
import { until } from "../support/until.ts";

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

test.skipIf(!withGammu)(
  "M1 a modem pulled out and put back: the daemon finds it by itself, and what was written meanwhile leaves, once",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "okenko-unplugged-"));
    closing.push(() => rmSync(folder, { recursive: true, force: true }));
    makeTables(join(folder, "smsd.db"));
    const before = await fakeModem(folder);
    const daemon = startDaemon(folder, before.device);
    closing.push(() => daemon.stop());
    const channel = gammuChannel({ file: daemon.file });
    const give = (id: string) =>
      channel.submit({
        id,
        kind: "reminder",
        lane: 40,
        recipient: "+420601000001",
        subject: "",
        body: id,
        parts: null,
      });
    const delivered = (id: string) =>
      until(
        `${id} is delivered`,
        async () =>
          (await channel.collect?.())?.receipts.some((each) => each.reference === id && each.state === "delivered") ===
          true,
        100_000,
      );
    await give("before");
    await delivered("before");

    await before.close();
    const heard = daemon.log().length;
    expect(await give("meanwhile")).toMatchObject({ kind: "accepted" });
    await until("the daemon has met the silence", () =>
      daemon.log().slice(heard).includes("Error writing to the device"),
    );
    rmSync(before.device, { force: true });
    const again = await fakeModem(folder);
    closing.push(() => again.close());
    await delivered("meanwhile"); // it counts its errors while it asks for the SIM's state, and opens the line anew after three
    expect(before.parts.map(({ text }) => text)).toEqual(["before"]);
    expect(again.parts.map(({ text }) => text)).toEqual(["meanwhile"]);
  },
  150_000,
);
