import type { Client } from "./reservation.ts";

/** An e-mail address as it is compared: case does not matter. Empty stays empty. */
export const foldEmail = (email: string): string => email.trim().normalize("NFC").toLowerCase();

/** A phone number as it is compared: digits only, without the country's prefix, so that 777 123 456 is +420777123456 (Czech,
 * Slovak and Polish numbers differ in their last nine digits). */
export const foldPhone = (phone: string): string => phone.replaceAll(/\D/g, "").slice(-9);

/** The ways by which a client is written to, as they were given and as they are compared; none is empty. */
export const contactsOf = ({ email, phone }: Pick<Client, "email" | "phone">): string[] =>
  [...new Set([email, foldEmail(email), phone])].filter((contact) => contact !== "");

/** Whether what somebody typed is this client's e-mail or phone (B7). */
export function isContactOf(client: Client, given: string): boolean {
  if (given.includes("@")) return client.email !== "" && foldEmail(client.email) === foldEmail(given);
  const digits = foldPhone(given);
  return digits.length === 9 && foldPhone(client.phone) === digits;
}
