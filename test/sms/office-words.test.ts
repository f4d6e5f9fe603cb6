import { expect, test } from "bun:test";
import { checkOffice } from "../../src/office/office-check.ts";
import { lhotaBySms } from "./texting.ts";

const faults = (change: Parameters<typeof lhotaBySms>[0]) =>
  checkOffice(lhotaBySms(change)).map(({ path }) => path.join("."));

test("S2 an office whose words each mean one thing is sound", () => {
  expect(faults(() => {})).toEqual([]);
});

test("S2 a word that would mean two things is found, however it is written", () => {
  expect(
    faults((office) => {
      const [first, second] = office.services;
      if (first !== undefined && second !== undefined) [first.smsWord, second.smsWord] = ["ZOP", "zop"];
    }),
  ).toEqual(["services.1.smsWord"]);
  expect(
    faults((office) => {
      office.office.sms.keywords = [{ word: "Žruš", answer: "x" }];
      const [first] = office.services;
      if (first !== undefined) first.smsWord = "HELP";
    }),
  ).toEqual(["office.sms.keywords.0.word", "services.0.smsWord"]);
});

test("S1 booking by text message with nothing to ask for is found", () => {
  expect(
    faults((office) => {
      for (const service of office.services) service.smsWord = null;
    }),
  ).toEqual(["office.sms.booking"]);
});
