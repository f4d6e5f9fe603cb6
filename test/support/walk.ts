import type { TestApp, TestVisitor } from "./app.ts";

/** The way of a visitor through the booking pages, taken from what the pages themselves offer, without script. */

/** Every hidden input of a page's first form that holds one of that name. */
export const hiddenIn = (html: string, name: string): string =>
  unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "");

export const unescaped = (html: string): string =>
  html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

/** The free times of a service's day, as addresses of their forms. */
export async function freeTimes(visitor: TestVisitor, path: string): Promise<string[]> {
  const html = await (await visitor.get(path)).text();
  return [...html.matchAll(/href="([^"]+\/details\?[^"]+)"/g)].map(([, href = ""]) => unescaped(href));
}

export interface Walked {
  /** Where the held reservation is shown; empty when the form was refused. */
  readonly held: string;
  /** Every page seen on the way. */
  readonly pages: readonly string[];
  readonly statuses: readonly number[];
}

/** Fills in the form of a time and books it. */
export async function bookAt(visitor: TestVisitor, href: string, fields: Record<string, string>): Promise<Walked> {
  const form = await visitor.get(href);
  const asked = await form.text();
  const carried = Object.fromEntries(["form", "plan", "at"].map((name) => [name, hiddenIn(asked, name)]));
  const check = await visitor.post(href, { ...carried, website: "", ...fields });
  const checked = await check.text();
  const draft = hiddenIn(checked, "draft");
  if (check.status !== 200) return { held: "", pages: [asked, checked], statuses: [form.status, check.status] };
  const target = unescaped(/action="([^"]+\/reservations[^"]*)"/.exec(checked)?.[1] ?? "");
  const booked = await visitor.post(target, { draft });
  const held = booked.headers.get("location") ?? "";
  const pages = [asked, checked, await booked.text(), held === "" ? "" : await (await visitor.get(held)).text()];
  return { held, pages, statuses: [form.status, check.status, booked.status] };
}

/** The newest message of a kind to somebody. */
export async function mailTo(app: TestApp, kind: string, to: string) {
  const mail = (await app.inbox()).find((each) => each.kind === kind && each.to === to);
  if (mail === undefined) throw new Error(`no ${kind} was sent to ${to}`);
  return mail;
}

/** The path of a link of that purpose (confirm, show, cancel …) in a message. */
export const linkIn = (text: string, purpose: string): string =>
  new RegExp(`/booking/${purpose}/[\\w-]+`).exec(text)?.[0] ?? "";
