import { expect, test } from "bun:test";
import { createSharedPages } from "../../src/platform/shared-pages.ts";

function shelf() {
  const world = { state: "1", made: 0 };
  const pages = createSharedPages(() => world.state);
  const ask = async (path = "/booking", headers: Record<string, string> = {}) => {
    const request = new Request(`http://lhota.example${path}`, { headers });
    const response = await pages.answer(request, async () => {
      world.made += 1;
      return new Response(`page ${world.made}`, { headers: { "content-type": "text/html" } });
    });
    return response.text();
  };
  return { world, pages, ask };
}

test("L2 a page is made once as long as nothing happens, and anew after it did", async () => {
  const { world, ask } = shelf();
  expect([await ask(), await ask(), await ask()]).toEqual(["page 1", "page 1", "page 1"]);
  world.state = "2";
  expect(await ask()).toBe("page 2");
});

test("L2 another address, language or packing is another page", async () => {
  const { ask } = shelf();
  const all = [
    await ask(),
    await ask("/booking?lang=pl"),
    await ask("/booking", { "accept-language": "uk" }),
    await ask("/booking", { "accept-encoding": "gzip" }),
  ];
  expect(new Set(all).size).toBe(4);
});

test("B4 what happened while a page was being made is not kept over", async () => {
  const { world, pages } = shelf();
  const request = () => new Request("http://lhota.example/booking");
  const early = await pages.answer(request(), async () => {
    world.state = "2"; // somebody books meanwhile
    return new Response("old");
  });
  expect(await early.text()).toBe("old");
  expect(await (await pages.answer(request(), async () => new Response("new"))).text()).toBe("new");
});

test("S4 only a good answer is kept", async () => {
  const { pages } = shelf();
  const request = () => new Request("http://lhota.example/booking/nothing");
  await pages.answer(request(), async () => new Response("404", { status: 404 }));
  expect((await pages.answer(request(), async () => new Response("page"))).status).toBe(200);
});
