/** A kind that only ever goes as a text message; a mail of it would say the same. */
export const bySms = (name: string, text: string) => ({ button: name, subject: name, email: text, sms: text });
