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
 * A phone as people write it ("667 367 667", "00420/667…", "+49 (0)151 …") as `+` and 8–15 digits, or null when it
 * cannot be a number. Without a prefix it is taken for a number of the office's country (B5).
 */
export function normalPhone(written: string, country: Country): string | null {
  const bare = written.replace(/\(0\)/g, "").replace(/[\s().\-–/\u00A0]/g, "");
  if (!/^\+?\d+$/.test(bare)) return null;
  const digits = withPrefix(bare, country);
  return digits !== null && isPossible(digits) ? `+${digits}` : null;
}

function withPrefix(bare: string, country: Country): string | null {
  if (bare.startsWith("+")) return bare.slice(1);
  if (bare.startsWith("00")) return bare.slice(2);
  const home = HOME[country];
  if (bare.length === 9 && !bare.startsWith("0")) return home + bare;
  if (country === "SK" && /^0\d{9}$/.test(bare)) return home + bare.slice(1);
  return bare.length === home.length + 9 && bare.startsWith(home) ? bare : null;
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

/** `+420 667 367 667`, for reading; a number of an unknown shape stays as it is. */
export function tellPhone(phone: string): string {
  for (const prefix of Object.keys(LENGTHS)) {
    const rest = phone.slice(prefix.length + 1);
    if (phone.startsWith(`+${prefix}`) && rest.length === 9)
      return `+${prefix} ${rest.replace(/(\d{3})(?=\d)/g, "$1 ")}`;
  }
  return phone;
}
