import type { BrowserContextOptions, Browser, Page } from "playwright-core";
import type { OfficeFile } from "../../src/office/office-file.ts";
import { newId } from "../../src/platform/id.ts";
import { issueTicket } from "../../src/queue/actions.ts";
import { counterNow } from "../../src/queue/queries.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { openPage } from "../support/browser.ts";
import { lhota } from "../support/cast.ts";

/** Lhota's hall on Tuesday morning: a board, a display over counter 1, a clerk at each counter. */
export interface Hall {
  readonly app: TestApp;
  /** Takes a ticket for an ID card and presses *Další* at a counter. Returns the number that was called. */
  call(counter?: string): Promise<string>;
  /** Takes such a ticket and waits. Returns its number. */
  waits(): Promise<string>;
  press(to: string, more?: Record<string, string>, counter?: string): Promise<Response>;
  /** A browser that is this board or display from now on, without the browser itself. */
  fixture(id: string): Promise<TestVisitor>;
  /** The same as a real page, opened. */
  screen(browser: Browser, id: string, options?: BrowserContextOptions, before?: string): Promise<Page>;
}

export async function openHall(
  change: (office: OfficeFile) => void = () => {},
  environment: Record<string, string> = {},
): Promise<Hall> {
  const app = await openApp({
    environment,
    office: lhota((office) => {
      office.displays.push({ id: "okenko-1", location: "naves", counter: "c1" });
      change(office);
    }),
  });
  await app.clock("2026-11-24T08:30:00");
  const clerks: Record<string, TestVisitor> = {};
  for (const [counter, name] of Object.entries({ c1: "jana", c2: "petr" })) {
    const clerk = app.visitor();
    await clerk.post("/trial/sign-in", { role: "clerk", desk: "counter", name });
    clerks[counter] = clerk;
  }
  const press: Hall["press"] = async (to, more = {}, counter = "c1") => {
    const clerk = clerks[counter] ?? app.visitor();
    const page = await (await clerk.get(`/counter/${counter}`)).text();
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "";
    return clerk.post(`/counter/${counter}/${to}`, { seen: field("seen"), who: field("who"), ...more });
  };
  await press("state", { state: "open" }, "c1");
  await press("state", { state: "open" }, "c2");
  const waits = async (): Promise<string> => {
    const issued = await app.running.works.write((work) =>
      issueTicket(work, {
        locationId: "naves",
        language: "cs",
        touchId: newId(),
        kioskId: null,
        serviceId: "op",
        classId: null,
      }),
    );
    return issued.number;
  };
  return {
    app,
    press,
    waits,
    call: async (counter = "c1") => {
      await waits();
      await press("calls", {}, counter);
      const now = await app.running.works.read((reader) => counterNow(reader, counter));
      if (now.current === null) throw new Error(`${counter} has called nobody: is it open?`);
      return now.current.number;
    },
    fixture: async (id) => {
      const visitor = app.visitor();
      await visitor.post("/trial/enrol", { fixture: id });
      return visitor;
    },
    screen: async (browser, id, options = {}, before = "") => {
      const page = await openPage(browser, { viewport: { width: 1920, height: 1080 }, ...options });
      if (before !== "") await page.addInitScript(before);
      await page.request.post(`${app.address}/trial/enrol`, { form: { fixture: id } });
      const kind = id.startsWith("okenko") ? "display" : "board";
      await page.goto(`${app.address}/${kind}/${id}`);
      return page;
    },
  };
}

/** Moves the office clock by so many seconds; it stands there. */
export async function later(hall: Hall, seconds: number): Promise<void> {
  const { local } = (await (await fetch(`${hall.app.address}/trial/clock`)).json()) as { local: string };
  const at = Temporal.PlainDateTime.from(local.slice(0, 19)).add({ seconds });
  await hall.app.clock(at.toString({ smallestUnit: "second" }));
}
