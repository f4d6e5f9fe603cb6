/** How many digits a number has after the prefix, both ends inside, where we know the country well. */
const LENGTHS: Readonly<Record<string, readonly [number, number]>> = {
  "420": [9, 9],
  "421": [9, 9],
  "48": [9, 9],
  "380": [9, 9],
  "49": [6, 12],
  "43": [6, 13],
};
const HOME = { CZ: "420", SK: "421", PL: "48" } as const;
export type Country = keyof typeof HOME;

/**
 * A phone as people write it ("667 367 667", "00420/667…", "+49 (0)151 …", "tel. 0905 …") as `+` and 8–15 digits, or null
 * when it cannot be a number. Without a prefix it is taken for a number of the office's country, never guessed to be a
 * foreign one (B5).
 */
export function normalPhone(written: string, country: Country): string | null {
  const bare = written
    .replace(/^\s*(tel|telefon|mobil|mob|phone|тел|телефон)[.:\s]+/iu, "")
    .replace(/\(0\)/g, "")
    .replace(/[\s().\-\u2010-\u2015\u2212/\u200B-\u200D\u2060]/g, "");
  if (!/^\+?\d+$/.test(bare)) return null;
  const digits = withPrefix(bare, country);
  return digits !== null && isPossible(digits) ? `+${digits}` : null;
}

function withPrefix(bare: string, country: Country): string | null {
  if (bare.startsWith("+")) return withoutTrunk(bare.slice(1));
  if (bare.startsWith("00")) return withoutTrunk(bare.slice(2));
  const home = HOME[country];
  if (bare.length === 9 && !bare.startsWith("0")) return home + bare;
  if (country !== "CZ" && /^0\d{9}$/.test(bare)) return home + bare.slice(1);
  const prefix = NINE_DIGITS.find((each) => bare.startsWith(each) && bare.length === each.length + 9);
  return prefix === undefined ? null : bare;
}

/** Where every number has nine digits, so that its whole length tells a prefix written without a sign. */
const NINE_DIGITS = ["420", "421", "380", "48"];

/** "+421 0905 …": the zero of calls at home is kept by many; after a prefix it is never dialled. */
function withoutTrunk(digits: string): string {
  const prefix = Object.keys(LENGTHS).find((each) => digits.startsWith(`${each}0`));
  return prefix === undefined ? digits : prefix + digits.slice(prefix.length + 1);
}

function isPossible(digits: string): boolean {
  if (!/^[1-9]\d{7,14}$/.test(digits)) return false;
  for (const [prefix, [least, most]] of Object.entries(LENGTHS)) {
    if (!digits.startsWith(prefix)) continue;
    const length = digits.length - prefix.length;
    return length >= least && length <= most;
  }
  return true;
}

/** How a mobile number goes on after the prefix, where a country keeps numbers of its own for mobiles. */
const MOBILES: Readonly<Record<string, RegExp>> = {
  "420": /^[67]/,
  "421": /^9(0[1-9]|[1-5])/,
  "48": /^(45|5[0137]|6[069]|7[2389]|88)/,
  "380": /^(39|50|6[36-8]|7[1-357]|9[1-9])/,
  "49": /^1[567]/,
  "43": /^6[4-9]/,
};

/** Whether a text message can arrive there: a landline takes none (B12). Of countries we do not know well we believe it. */
export function isMobile(phone: string): boolean {
  const digits = withPrefix(phone.replace(/[^+\d]/g, ""), "CZ") ?? phone.replace(/\D/g, "");
  for (const [prefix, mobile] of Object.entries(MOBILES))
    if (digits.startsWith(prefix)) return mobile.test(digits.slice(prefix.length));
  return digits !== "";
}

/** `+420 667 367 667`, for reading; a number of an unknown shape stays as it is. */
export function tellPhone(phone: string): string {
  for (const prefix of Object.keys(LENGTHS)) {
    const rest = phone.slice(prefix.length + 1);
    if (phone.startsWith(`+${prefix}`) && rest.length === 9)
      return `+${prefix} ${rest.replace(/(\d{3})(?=\d)/g, "$1 ")}`;
  }
  return phone;
}
