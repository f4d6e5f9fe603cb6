import { afterEach, expect, test } from "bun:test";
import { applyOfficeFile } from "../../src/office/actions.ts";
import { currentOffice } from "../../src/office/queries.ts";
import { lhota } from "../support/cast.ts";
import { openHouse, type TestHouse } from "../support/house.ts";

let house: TestHouse;
afterEach(() => house.close());

test("A6 what an office file sets is read back the same", async () => {
  house = await openHouse();
  const { version, ...read } = await house.works.read(currentOffice);
  expect(read).toEqual(lhota());
  expect(version).toBe(1);
});

test("A6 a part that is gone from the file is gone from the office, and the next reader sees it", async () => {
  house = await openHouse();
  await house.works.read(currentOffice);
  const smaller = lhota((office) => {
    office.boards = [];
  });
  await house.works.write((work) => applyOfficeFile(work, smaller, null));
  const office = await house.works.read(currentOffice);
  expect(office.boards).toEqual([]);
  expect(office.version).toBe(2);
});
