/** A text as it came, without what no screen can show and without what turns round the words beside it (S9). */
export const shown = (text: string): string => text.replaceAll(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, "");
