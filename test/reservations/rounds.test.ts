import { expect, test } from "bun:test";
import { careful, careless, faultsOf, randomFrom, withoutKey } from "./rush.ts";

/** `OKENKO_ROUNDS=100 bun test --timeout 3600000 test/reservations/rounds.test.ts` is the long form of C1. */
const ROUNDS = Number(process.env["OKENKO_ROUNDS"] ?? 2);

for (const places of [1, 3, 5])
  test(`C1 in ${ROUNDS} rounds 500 at once for ${places} place(s), among holders who cancel and run out, never get more than there are`, async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const random = randomFrom(round * 31 + places);
      const cancelling = Math.floor(random() * (places + 1));
      const expiring = Math.floor(random() * (places - cancelling + 1));
      const faults = await faultsOf({ places, cancelling, expiring }, { random, take: careful });
      expect(faults, `round ${round}: ${cancelling} cancel, ${expiring} run out`).toEqual([]);
    }
  });

test("C1 with nobody there before, exactly as many succeed as there are places", async () => {
  for (const places of [1, 3, 5])
    expect(
      await faultsOf({ places, cancelling: 0, expiring: 0 }, { random: randomFrom(places), take: careful }),
    ).toEqual([]);
});

test("C1 who looks first and takes later is held back by the key of the table alone", async () => {
  const rush = { places: 3, cancelling: 1, expiring: 1 };
  expect(await faultsOf(rush, { random: randomFrom(1), take: careless })).toEqual([]);
});

test("C1 the same race finds a house without that key out", async () => {
  const rush = { places: 3, cancelling: 1, expiring: 1 };
  const faults = await faultsOf(rush, { random: randomFrom(1), take: careless, broken: withoutKey });
  expect(faults.join("; ")).toContain("lived at once");
});
