import {
  fixture,
  linkIn,
  mailsTo,
  numberAt,
  numberOn,
  page,
  press,
  signIn,
  tileOf,
  timesOf,
} from "../journeys/hall.ts";
import { formThat, linksOf, type Form } from "../journeys/reading.ts";
import type { TestVisitor } from "../support/app.ts";
import type { Child } from "./child.ts";

/** What the product acknowledged to somebody: from then on it must be there. */
export interface Ledger {
  readonly held: readonly string[];
  readonly confirmed: readonly string[];
  readonly tickets: readonly { readonly path: string; readonly number: string }[];
  readonly called: readonly string[];
  /** The browser that may see tickets. */
  readonly kiosk: TestVisitor;
}

/** Two who book, two who take tickets and one who calls, all at once, who try again when they get no answer. */
export async function busyMorning(child: Child, today: string): Promise<{ end(): Promise<Ledger> }> {
  const ledger = {
    held: [] as string[],
    confirmed: [] as string[],
    tickets: [] as { path: string; number: string }[],
    called: [] as string[],
  };
  let over = false;
  const kiosk = await fixture(child, "hala");
  const clerk = await signIn(child, "Jana Dvořáková");
  await press(clerk, "kabinka-2", "Otevřít");

  /** The very same deed again until it is answered: an answer that was lost must not make a second one. */
  const answered = async (deed: () => Promise<Response>): Promise<{ response: Response; html: string }> => {
    for (;;)
      try {
        const response = await deed();
        const html = await response.text();
        if (response.status !== 503) return { response, html }; // it listens, but is still starting
        await Bun.sleep(20);
      } catch {
        await Bun.sleep(20);
      }
  };
  const patient = async <T>(look: () => Promise<T>): Promise<T> => {
    for (;;)
      try {
        return await look();
      } catch (error) {
        if (!(error instanceof TypeError) && !isLine(error)) throw error;
        await Bun.sleep(20);
      }
  };

  const booker = async (matter: string, name: string): Promise<void> => {
    const visitor = child.visitor();
    for (let ahead = 0; !over; ahead = (ahead + 1) % 40) {
      const day = await patient(() => freeDay(child, visitor, matter, today, ahead));
      if (day === null && ahead === 0) return; // all is taken
      if (day === null) ahead = -1;
      if (day === null) continue;
      const times = linksOf(day).filter(({ says }) => /^\d{1,2}:\d\d /.test(says));
      const some = times.toSorted(() => Math.random() - 0.5).slice(0, 4);
      const forms = await Promise.all(
        some.map(({ href }) =>
          patient(async () => formThat(await page(visitor.get(href)), ({ fields }) => "form" in fields)),
        ),
      );
      await Bun.sleep(1_050); // B6: elapsed time cannot be moved
      await Promise.all(forms.map((form) => bookOne(visitor, form, name)));
    }
  };
  let clients = 0;
  const bookOne = async (visitor: TestVisitor, form: Form, name: string): Promise<void> => {
    const email = `klient${(clients += 1)}@example.org`;
    const check = await answered(() => visitor.post(form.action, { ...form.fields, name, email }));
    if (check.response.status !== 200) return;
    const last = formThat(check.html, ({ action }) => action.includes("/reservations"));
    const done = await answered(() => visitor.post(last.action, last.fields));
    const held = done.response.headers.get("location");
    if (done.response.status !== 303 || held === null || !held.includes("/held/")) return;
    ledger.held.push(held);
    const [mail] = await patient(() => mailsTo(child, email));
    const confirm = linkIn(mail, "confirm");
    const answer = await answered(() => visitor.post(confirm));
    if (answer.response.status === 303) ledger.confirmed.push(confirm);
  };

  const taker = async (service: string): Promise<void> => {
    while (!over) {
      const tile = await patient(() => tileOf(kiosk, service));
      const { response } = await answered(() => kiosk.visitor.post(tile.action, tile.fields));
      const path = response.headers.get("location");
      if (response.status !== 303 || path === null) throw new Error(`no ticket: ${response.status}`);
      const { html } = await answered(() => kiosk.visitor.get(path));
      ledger.tickets.push({ path, number: numberOn(html) });
      await Bun.sleep(25);
    }
  };

  const caller = async (): Promise<void> => {
    while (!over) {
      const screen = await patient(() => page(clerk.get("/counter/kabinka-2")));
      const form = formThat(screen, ({ fields }) => "seen" in fields);
      await answered(() => clerk.post("/counter/kabinka-2/calls", form.fields));
      const number = numberAt(await patient(() => page(clerk.get("/counter/kabinka-2"))));
      if (number !== null && number !== ledger.called.at(-1)) ledger.called.push(number);
      await Bun.sleep(40);
    }
  };

  const people = Promise.all([
    booker("Občanský průkaz – podat žádost", "Jarmila Veselá"),
    booker("Trvalý pobyt – přihlásit, potvrdit", "Hynek Hora"),
    taker("op-zadost"),
    taker("pas-zadost"),
    caller(),
  ]);
  return {
    end: async () => {
      over = true;
      await people;
      return { ...ledger, kiosk: kiosk.visitor };
    },
  };
}

/** The page of times of the first of ten days from `ahead` days on that has any free; null when none has. */
async function freeDay(
  child: Child,
  visitor: TestVisitor,
  matter: string,
  today: string,
  ahead: number,
): Promise<string | null> {
  for (let days = ahead; days < ahead + 10; days += 1) {
    const day = Temporal.PlainDate.from(today).add({ days }).toString();
    try {
      return await timesOf(child, visitor, { matter, day });
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith("no link says")) throw error;
    }
  }
  return null;
}

/** The line was cut or nobody listened: what a browser would show as "cannot connect". */
const isLine = (error: unknown): boolean =>
  error instanceof Error &&
  /ECONN|connect|socket|closed|network|fetch|starting/i.test(`${error.name} ${error.message}`);
