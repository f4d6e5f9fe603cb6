import { expect, test } from "bun:test";
import { createPost } from "../../src/messaging/post.ts";
import { write } from "../../src/messaging/actions.ts";
import { openHouse } from "../support/house.ts";
import { letter, postNeeds } from "./sample.ts";

test("L5 hundreds of messages leaving hold nobody up: whatever else waits comes in between two of them", async () => {
  const house = await openHouse();
  const count = 300;
  await house.works.write(async (work) => {
    for (let each = 0; each < count; each += 1) await write(work, letter());
  });
  const post = createPost(postNeeds(house));
  let turns = 0;
  let sending = true;
  const others = (): void => {
    turns += 1;
    if (sending) setImmediate(others);
  };
  setImmediate(others);
  expect(await post()).toBeGreaterThanOrEqual(count);
  sending = false;
  expect(turns).toBeGreaterThan(count / 2);
  await house.close();
});
