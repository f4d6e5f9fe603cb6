import { test } from "bun:test";
import { openApp } from "../support/app.ts";
import { officeClock } from "./hall.ts";
test("zz", async () => { const app = await openApp(); console.log(await officeClock(app)); await app.stop(); });
