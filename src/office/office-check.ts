import { checkMeaning } from "./check-meaning.ts";
import { checkMessages } from "./check-messages.ts";
import { checkNumbers } from "./check-numbers.ts";
import { checkReferences } from "./check-references.ts";
import { checkSms } from "./check-sms.ts";
import { checkTimes } from "./check-times.ts";
import { partsOf, type Finding } from "./office-parts.ts";

/** What is wrong with an office file beyond the shape of its single values; nothing when it can be put to work (A6). */
export function checkOffice(document: unknown): Finding[] {
  const parts = partsOf(document);
  return [
    ...checkReferences(parts),
    ...checkNumbers(parts),
    ...checkTimes(parts),
    ...checkMeaning(parts),
    ...checkMessages(parts),
    ...checkSms(parts),
  ];
}
