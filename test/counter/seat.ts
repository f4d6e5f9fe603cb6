import type { Browser, BrowserContext, Page } from "playwright-core";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { lhota } from "../support/cast.ts";
import { hiddenIn } from "../support/walk.ts";

/** The whole product with Lhota and a clerk who is signed in, without script. */
export async function openDesk(): Promise<{ app: TestApp; jana: TestVisitor }> {
  const app = await openApp({ office: lhota() });
  const jana = app.visitor();
  await jana.post("/trial/sign-in", { role: "clerk", desk: "counter" });
  return { app, jana };
}

/** Presses a key of counter 2 as it stands on its page or in a panel (`/panel/postpone`), with what that sends along. */
export async function press(
  by: TestVisitor,
  key: { to: string; panel?: string },
  more: Record<string, string> = {},
): Promise<Response> {
  const { to, panel = "" } = key;
  const sent = { ...carriedBy(await (await by.get(`/counter/c2${panel}`)).text()), ...more };
  return by.post(`/counter/c2/${to}`, panel === "" ? sent : { panel: panel.split("/")[2] ?? "", ...sent });
}

/** What every form of a counter's page sends along: how its screen stood, and for whom. */
export const carriedBy = (page: string) => ({ seen: hiddenIn(page, "seen"), who: hiddenIn(page, "who") });

/** A clerk's own browser. */
export interface Seat {
  readonly context: BrowserContext;
  /** What scripts broke and the policy forbade. */
  readonly complaints: readonly string[];
  /** Counter 2 in a tab of its own, ready for keys. */
  sit(): Promise<Page>;
}

export async function openSeat(browser: Browser, { address }: TestApp): Promise<Seat> {
  const complaints: string[] = [];
  const context = await browser.newContext({ locale: "cs-CZ", viewport: { width: 1280, height: 800 } });
  await context.request.post(`${address}/trial/sign-in`, { form: { role: "clerk", desk: "counter" } });
  const sit = async (): Promise<Page> => {
    const tab = await context.newPage();
    tab.on("console", (line) => {
      if (line.type() === "error") complaints.push(line.text());
    });
    tab.on("pageerror", (error) => complaints.push(error.message));
    await tab.goto(`${address}/counter/c2`);
    await tab.locator("#main-key[data-htmx-powered]").waitFor();
    return tab;
  };
  return { context, complaints, sit };
}
