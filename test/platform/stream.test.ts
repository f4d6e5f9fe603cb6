import { afterEach, expect, test } from "bun:test";
import { connect, type Socket } from "node:net";
import { MINUTE } from "../../src/platform/clock.ts";
import type { DeskNeeds } from "../../src/platform/desk-needs.ts";
import type { Visit } from "../../src/platform/http.ts";
import { createLive, type Live } from "../../src/platform/live.ts";
import { eventStream, type Fragment } from "../../src/platform/stream.ts";

/** A server with one stream on a real socket; the office's clock stands where the test puts it. */
function world({ together, text, ...options }: { together?: true; byMinute?: true; text?: string } = {}) {
  const state = { number: 1, renders: 0, now: 0, text: text ?? "news" };
  const live = createLive();
  const needs = {
    live,
    clocks: { office: () => state.now },
    keepOpen: (request: Request) => server.timeout(request, 0),
  } as unknown as DeskNeeds;
  const render = (): Promise<Fragment> =>
    live.once(`it ${Math.floor(state.now / MINUTE)}`, async () => {
      state.renders += 1;
      return { html: `<p>${state.text} ${state.number}</p>`, number: state.number };
    });
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: (request) =>
      eventStream(needs, { request, url: new URL(request.url) } as Visit, {
        after: 0,
        wants: () => true,
        look: together === true ? render : () => render(),
        render: (fragment) => fragment,
        ...options,
      }),
  });
  stops.push(() => void server.stop(true));
  const happen = () => {
    state.number += 1;
    live.publish([{ number: state.number, kind: "ticket-called", locationId: null }]);
  };
  return { state, live, happen, follow: (path = "/") => follow(server.port ?? 0, path) };
}

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

function follow(port: number, path: string) {
  const heard = { text: "", closed: false };
  const socket: Socket = connect(port, "127.0.0.1", () => socket.write(`GET ${path} HTTP/1.1\r\nhost: lhota\r\n\r\n`));
  socket.on("data", (bytes) => {
    heard.text += bytes.toString();
  });
  socket.on("close", () => {
    heard.closed = true;
  });
  socket.on("error", () => {});
  stops.push(() => void socket.destroy());
  return { socket, heard };
}

/** Waits for what must come; the test's own limit says when it does not. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
}

const listening = (live: Live, count: number) => until(() => live.listeners === count);

test("L2 many followers of the same thing cost one look and one rendering at a change", async () => {
  const { state, live, happen, follow: join } = world({ together: true });
  const all = Array.from({ length: 30 }, () => join());
  await until(() => all.every(({ heard }) => heard.text.includes("news 1")));
  const before = state.renders;
  happen();
  await until(() => all.every(({ heard }) => heard.text.includes("id: 2\ndata: <p>news 2</p>\n\n")));
  expect(state.renders).toBe(before + 1);
  expect(live.listeners).toBe(1);
  for (const { socket } of all) socket.destroy();
  await listening(live, 0);
});

test("Q9 what happens while others look is told by one more look, and nothing before it is told after it", async () => {
  const { state, happen, follow: join } = world({ together: true });
  const all = [join(), join()];
  await until(() => all.every(({ heard }) => heard.text.includes("news 1")));
  const before = state.renders;
  for (let turn = 0; turn < 5; turn += 1) happen();
  await until(() => all.every(({ heard }) => heard.text.includes("id: 6\ndata: <p>news 6</p>\n\n")));
  expect(state.renders - before).toBeLessThanOrEqual(3);
  for (const { heard } of all) {
    const told = [...heard.text.matchAll(/^id: (\d+)/gm)].map(([, number]) => Number(number));
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  }
});

test("Q9 a follower that knows the last event is told nothing until the next one", async () => {
  const { happen, live, follow: join } = world();
  const { heard } = join("/?after=1");
  await until(() => heard.text.includes("event: ping"));
  await listening(live, 1);
  happen();
  await until(() => heard.text.includes("news 2"));
  expect(heard.text).not.toContain("news 1");
});

test("Q9 a follower that knows more than there is, as after a restored backup, is told what is true now", async () => {
  const { follow: join } = world();
  const { heard } = join("/?after=900");
  await until(() => heard.text.includes("id: 1\n"));
});

test("L4 L6 a follower that does not read is cut off and holds up nobody", async () => {
  const { live, happen, follow: join } = world({ text: "x".repeat(40_000) });
  const deaf = join();
  await listening(live, 1);
  deaf.socket.pause();
  const good = join();
  await listening(live, 2);
  let turns = 0;
  while (live.listeners > 1) {
    happen();
    turns += 1;
    await until(() => good.heard.text.includes(`id: ${turns + 1}\n`));
    good.heard.text = "";
  }
  expect(turns).toBeLessThan(2_000); // the system keeps some megabytes for it, we no more than 64 KB
  expect(good.heard.closed).toBe(false);
  deaf.socket.resume();
  await until(() => deaf.heard.closed);
});

test("Q9 a follower that goes away is forgotten at once", async () => {
  const { live, follow: join } = world();
  const { socket } = join();
  await listening(live, 1);
  socket.destroy();
  await listening(live, 0);
});

test("V5 what changes with the minute is told without an event", async () => {
  const { state, follow: join } = world({ byMinute: true });
  const { heard } = join();
  await until(() => heard.text.includes("news 1"));
  state.text = "later";
  state.now = MINUTE;
  await until(() => heard.text.includes("id: 1\ndata: <p>later 1</p>"));
});
