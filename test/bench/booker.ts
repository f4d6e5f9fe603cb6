import { hiddenIn, unescaped } from "../support/walk.ts";

/** Somebody who books, as a machine can: what a browser sends, each from an address of its own. */

/** Every time of the coming days with a free place, as the address of its form, and the pages of days they stand on. */
export async function timesAt(address: string): Promise<{ times: string[]; pages: string[] }> {
  const services = await (await fetch(`${address}/booking`)).text();
  const found: string[] = [];
  const pages: string[] = [];
  for (const [, path = ""] of services.matchAll(/href="(\/booking\/[a-z0-9-]+)(?:\?[^"]*)?"/g)) {
    const shown = await (await fetch(`${address}${path}`)).text();
    const days = new Set([...shown.matchAll(/day=(\d{4}-\d{2}-\d{2})/g)].map(([, day = ""]) => day));
    const base = /href="(\/booking\/[a-z0-9-]+\/[a-z0-9-]+)[?/]/.exec(shown)?.[1] ?? path;
    for (const day of days) {
      const page = `${base}?day=${day}`;
      const html = await (await fetch(`${address}${page}`)).text();
      const times = [...html.matchAll(/href="([^"]+\/details\?[^"]+)"/g)].map(([, href = ""]) => unescaped(href));
      found.push(...times);
      if (times.length > 0) pages.push(page);
    }
  }
  const once = new Map(found.map((href) => [/plan=[^&]+&at=\d+/.exec(href)?.[0] ?? href, href])); // services share times
  return { times: [...once.values()], pages };
}

/** A page that asks "Souhlasí to?", with its button not pressed yet. */
export interface Checked {
  readonly turn: number;
  readonly target: string;
  readonly draft: string;
}

/** Form and check of a time; null when it is not to be had any more. Throws on an answer of 500 and above. */
export async function checkedAt(address: string, href: string, turn: number): Promise<Checked | null> {
  const answer = await send(`${address}${href}`, turn, null);
  const form = await answer.text();
  if (answer.status !== 200) return null;
  const carried = Object.fromEntries(["form", "plan", "at"].map((name) => [name, hiddenIn(form, name)]));
  const who = { name: "Vesna Krásná", email: `vesna${turn}@example.org`, phone: "", website: "" };
  const checked = await (await send(`${address}${href}`, turn, { ...carried, ...who })).text();
  const target = unescaped(/action="([^"]+\/reservations[^"]*)"/.exec(checked)?.[1] ?? "");
  return target === "" ? null : { turn, target, draft: hiddenIn(checked, "draft") };
}

/** The deed. */
export async function isBooked(address: string, { turn, target, draft }: Checked): Promise<boolean> {
  const booked = await send(`${address}${target}`, turn, { draft });
  await booked.arrayBuffer();
  return booked.status === 303;
}

async function send(url: string, turn: number, fields: Record<string, string> | null): Promise<Response> {
  const answer = await fetch(url, {
    method: fields === null ? "GET" : "POST",
    redirect: "manual",
    headers: { "accept-encoding": "gzip", "x-forwarded-for": `10.${turn >> 16}.${(turn >> 8) & 255}.${turn & 255}` },
    ...(fields === null ? {} : { body: new URLSearchParams(fields) }),
  });
  if (answer.status >= 500) throw new Error(`${answer.status} at ${new URL(url).pathname}`);
  return answer;
}
