import type { TestVisitor } from "../support/app.ts";
import { formThat, linkThat, wordsIn, wordsOf } from "./reading.ts";

/** What people do in a town hall, as anybody outside could: by its pages, its forms and the addresses of trial mode. */
export interface Hall {
  readonly address: string;
  visitor(): TestVisitor;
}

export interface Wish {
  /** The matter's words on the first page. */
  readonly matter: string;
  /** As the page writes it: `8:00`. */
  readonly time: string;
  readonly name: string;
  readonly email: string;
  /** `YYYY-MM-DD`; today when not said. */
  readonly day?: string;
}

export interface Mail {
  readonly kind: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}

/** The office clock, as it stands. */
export async function officeClock(hall: Hall): Promise<{ day: string; time: string }> {
  const { local } = (await (await fetch(`${hall.address}/trial/clock`)).json()) as { local: string };
  return { day: local.slice(0, 10), time: local.slice(11, 19) };
}

/** Moves the office clock to a time of its own day and lets it stand there. Returns when all that became due is done. */
export async function at(hall: Hall, time: string): Promise<void> {
  const body = new URLSearchParams({ now: time, run: "0" });
  const response = await fetch(`${hall.address}/trial/clock`, { method: "POST", body });
  if (!response.ok) throw new Error(`the clock did not go to ${time}: ${await response.text()}`);
}

// --- booking ---------------------------------------------------------------------------------------------------------

/** The page of times of a matter's day. */
export async function timesOf(hall: Hall, visitor: TestVisitor, wish: Pick<Wish, "matter" | "day">): Promise<string> {
  const day = wish.day ?? (await officeClock(hall)).day;
  const matters = await page(visitor.get("/booking"));
  const path = linkThat(matters, new RegExp(wish.matter)).replace(/[?#].*/, "");
  const strip = await page(visitor.get(path));
  const shown = linkThat(strip, new RegExp(`day=${day}`)).replace(/#.*/, "");
  return page(visitor.get(shown));
}

/** Whether a time of the day can be chosen now. */
export const isFree = (times: string, time: string): boolean =>
  [...times.matchAll(/<a class="row[^>]*>([\s\S]*?)<\/a>/g)].some(([, row = ""]) =>
    wordsOf(row).startsWith(`${time} `),
  );

/** From the first page to the last question: the form that asks "Souhlasí to?" and its deed, not yet done. */
export async function toLastQuestion(hall: Hall, visitor: TestVisitor, wish: Wish, thinks = async () => {}) {
  const times = await timesOf(hall, visitor, wish);
  const details = await page(visitor.get(linkThat(times, new RegExp(`^${wish.time} `))));
  const form = formThat(details, ({ action }) => action.includes("/details"));
  await thinks();
  const check = await page(visitor.post(form.action, { ...form.fields, name: wish.name, email: wish.email }));
  return formThat(check, ({ action }) => action.includes("/reservations"));
}

/** Books up to the page that says until when the time is held. Returns its path and its words. */
export async function book(hall: Hall, wish: Wish): Promise<{ held: string; says: string }> {
  const visitor = hall.visitor();
  const last = await toLastQuestion(hall, visitor, wish);
  const done = await visitor.post(last.action, last.fields);
  const held = done.headers.get("location") ?? "";
  if (done.status !== 303) throw new Error(`not booked: ${done.status} ${wordsOf(await done.text()).slice(0, 400)}`);
  return { held, says: wordsOf(await page(visitor.get(held))) };
}

/** Everything sent to an address, newest first. */
export async function mailsTo(hall: Hall, email: string): Promise<Mail[]> {
  const all = (await (await fetch(`${hall.address}/trial/inbox.json`)).json()) as Mail[];
  return all.filter(({ to }) => to === email);
}

/** The path of a mail's link. */
export function linkIn(mail: Mail | undefined, purpose: "confirm" | "cancel" | "show"): string {
  const href = mail?.links.find((link) => link.href.includes(`/booking/${purpose}/`))?.href;
  if (href === undefined) throw new Error(`no link to ${purpose} in: ${JSON.stringify(mail?.links)}`);
  return new URL(href).pathname;
}

/** The six digits of a mail. */
export function codeIn(mail: Mail | undefined): string {
  const digits = /[Kk]ód: (\d{3})\s?(\d{3})\b/.exec(mail?.text ?? "");
  if (digits === null) throw new Error(`no code in: ${mail?.text ?? "no mail"}`);
  return `${digits[1]}${digits[2]}`;
}

/** Opens a link of a mail and presses the button of its page. Returns the words of the page that answers. */
export async function pressButton(visitor: TestVisitor, path: string): Promise<string> {
  const asked = await page(visitor.get(path));
  const form = formThat(asked, ({ method, action }) => method === "POST" && action.includes(path));
  return wordsOf(await page(visitor.submit(form.action, form.fields)));
}

/** Books and confirms by the mail's button. Returns the code for the kiosk. */
export async function bookAndConfirm(hall: Hall, wish: Wish): Promise<string> {
  await book(hall, wish);
  await pressButton(hall.visitor(), linkIn((await mailsTo(hall, wish.email))[0], "confirm"));
  return codeIn((await mailsTo(hall, wish.email))[0]);
}

// --- the kiosk -------------------------------------------------------------------------------------------------------

/** A browser that is that kiosk or board from now on. */
export async function fixture(hall: Hall, id: string): Promise<{ visitor: TestVisitor; path: string }> {
  const visitor = hall.visitor();
  const path = (await visitor.post("/trial/enrol", { fixture: id })).headers.get("location") ?? "";
  return { visitor, path };
}

export type Device = Awaited<ReturnType<typeof fixture>>;

/** The screen after a code was typed. */
export async function typeCode({ visitor, path }: Device, code: string): Promise<{ status: number; html: string }> {
  const keypad = await page(visitor.get(`${path}/code`));
  const form = formThat(keypad, ({ action }) => action.includes("/arrivals"));
  const response = await visitor.submit(form.action, { ...form.fields, code });
  return { status: response.status, html: await response.text() };
}

/** The form of a service's tile; where the kiosk asks first, the form of its question. */
export async function tileOf({ visitor, path }: Device, service: string) {
  const start = await page(visitor.get(path));
  const tile = formThat(start, (form) => form.fields["service"] === service || form.action.endsWith(`/ask/${service}`));
  if (tile.method === "POST") return tile;
  const asked = await page(visitor.get(tile.action));
  return formThat(asked, ({ action }) => action.includes("/tickets"));
}

/** Touches a tile. Returns the ticket's screen. */
export async function takeTicket(kiosk: Device, service: string): Promise<string> {
  const tile = await tileOf(kiosk, service);
  return page(kiosk.visitor.submit(tile.action, tile.fields));
}

/** The number on the ticket's screen. */
export const numberOn = (html: string): string => wordsIn(html, "number");

// --- the counter -----------------------------------------------------------------------------------------------------

/** Signs in by name and PIN, as the page asks. */
export async function signIn(hall: Hall, name: string): Promise<TestVisitor> {
  const visitor = hall.visitor();
  const asked = await page(visitor.get("/counter/sign-in"));
  const radio = [...asked.matchAll(/name="staffId" value="([^"]*)"[^>]*><span>([^<]*)/g)].find(
    (each) => each[2] === name,
  );
  const form = formThat(asked, ({ says }) => says.includes("PIN"));
  await visitor.post("/counter/sign-in", { ...form.fields, staffId: radio?.[1] ?? "", pin: "1234" });
  return visitor;
}

/** Presses a key of a counter by its word. `screen` is an older look at it, as of a press sent twice. */
export async function press(visitor: TestVisitor, counter: string, word: string, screen?: string): Promise<string> {
  const seen = screen ?? (await page(visitor.get(`/counter/${counter}`)));
  const form = formThat(seen, ({ fields }) => "seen" in fields);
  const key = form.buttons.find(({ says }) => says.startsWith(word));
  if (key === undefined) throw new Error(`no key says ${word}: ${form.says}`);
  const state = key.name === "" ? {} : { [key.name]: key.value };
  const response = await visitor.submit(key.action, { ...form.fields, ...state });
  return response.text();
}

/** The number a counter has now; null for nobody. */
export function numberAt(screen: string): string | null {
  const says = wordsIn(screen, "person__number");
  return /^[A-Z]* ?\d+$/.test(says) ? says : null;
}

/** The numbers in line, as the counter would call them. */
export const lineOf = (screen: string): string[] =>
  [
    ...(/<section class="line"[\s\S]*?<\/section>/.exec(screen)?.[0] ?? "").matchAll(
      /<li\b[^>]*><b\b[^>]*>(?:<a\b[^>]*>)?([^<]*)</g,
    ),
  ].map(([, number = ""]) => number);

/** The body of a page that must be one. Throws where the answer is no page. */
export async function page(response: Promise<Response>): Promise<string> {
  const answer = await response;
  const html = await answer.text();
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.url}: ${wordsOf(html).slice(0, 400)}`);
  return html;
}
