import type { Language } from "../platform/language.ts";

/** The words a language counts with. `hundreds` and `thousands` are indexed by how many. */
interface Numerals {
  readonly units: readonly string[];
  readonly teens: readonly string[];
  readonly tens: readonly string[];
  readonly hundreds: readonly string[];
  readonly thousands: readonly string[];
  /** Between the hundreds and what follows them. */
  readonly and: string;
  /** Between tens and units. */
  readonly joint: string;
}

const NUMERALS: Readonly<Record<Language, Numerals>> = {
  cs: {
    units: list("nula jedna dva tři čtyři pět šest sedm osm devět"),
    teens: list("deset jedenáct dvanáct třináct čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct"),
    tens: list("- - dvacet třicet čtyřicet padesát šedesát sedmdesát osmdesát devadesát"),
    hundreds: list("-,sto,dvě stě,tři sta,čtyři sta,pět set,šest set,sedm set,osm set,devět set", ","),
    thousands: list(
      "-,tisíc,dva tisíce,tři tisíce,čtyři tisíce,pět tisíc,šest tisíc,sedm tisíc,osm tisíc,devět tisíc",
      ",",
    ),
    and: " ",
    joint: " ",
  },
  pl: {
    units: list("zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć"),
    teens: list(
      "dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście",
    ),
    tens: list(
      "- - dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt",
    ),
    hundreds: list("- sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset"),
    thousands: list(
      "-,tysiąc,dwa tysiące,trzy tysiące,cztery tysiące,pięć tysięcy,sześć tysięcy,siedem tysięcy,osiem tysięcy,dziewięć tysięcy",
      ",",
    ),
    and: " ",
    joint: " ",
  },
  en: {
    units: list("zero one two three four five six seven eight nine"),
    teens: list("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
    tens: list("- - twenty thirty forty fifty sixty seventy eighty ninety"),
    hundreds: list(
      "-,one hundred,two hundred,three hundred,four hundred,five hundred,six hundred,seven hundred,eight hundred,nine hundred",
      ",",
    ),
    thousands: list(
      "-,one thousand,two thousand,three thousand,four thousand,five thousand,six thousand,seven thousand,eight thousand,nine thousand",
      ",",
    ),
    and: " and ",
    joint: "-",
  },
  uk: {
    units: list("нуль один два три чотири п'ять шість сім вісім дев'ять"),
    teens: list(
      "десять одинадцять дванадцять тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять",
    ),
    tens: list("- - двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто"),
    hundreds: list("- сто двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот"),
    thousands: list(
      "-,тисяча,дві тисячі,три тисячі,чотири тисячі,п'ять тисяч,шість тисяч,сім тисяч,вісім тисяч,дев'ять тисяч",
      ",",
    ),
    and: " ",
    joint: " ",
  },
};

function list(words: string, by = " "): string[] {
  return words.split(by);
}

export const LARGEST_SPOKEN = 9999;

/**
 * V1: a number as a clerk would call it out, counting: "sto jedna", "dwieście dwa", "one hundred and one", "сто один".
 * Whole numbers from 0 to 9999, both inside. Throws a RangeError for any other.
 */
export function numberWords(number: number, language: Language): string {
  if (!Number.isInteger(number) || number < 0 || number > LARGEST_SPOKEN)
    throw new RangeError(`${number} is not spoken`);
  const { units, hundreds, thousands, and } = NUMERALS[language];
  if (number === 0) return units[0] ?? "";
  const high = [thousands[Math.floor(number / 1000)], hundreds[Math.floor(number / 100) % 10]].filter(isSaid).join(" ");
  const low = belowHundred(number % 100, NUMERALS[language]);
  return high === "" || low === "" ? high + low : high + and + low;
}

const isSaid = (word: string | undefined): word is string => word !== undefined && word !== "-";

function belowHundred(number: number, { units, teens, tens, joint }: Numerals): string {
  if (number === 0) return "";
  if (number < 10) return units[number] ?? "";
  if (number < 20) return teens[number - 10] ?? "";
  const ten = tens[Math.floor(number / 10)] ?? "";
  const unit = number % 10;
  return unit === 0 ? ten : ten + joint + (units[unit] ?? "");
}
