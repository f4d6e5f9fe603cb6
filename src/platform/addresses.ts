/**
 * The addresses that leave the house: in mails, text messages, QR codes and on paper. Desks mount these very paths (a
 * test holds that each is routed), so a message written years ago still finds its page. `base` is the public address
 * without a slash at its end.
 */
export const addresses = {
  confirm: (base: string, token: string) => `${base}/booking/confirm/${token}`,
  cancel: (base: string, token: string) => `${base}/booking/cancel/${token}`,
  show: (base: string, token: string) => `${base}/booking/show/${token}`,
  move: (base: string, token: string) => `${base}/booking/move/${token}`,
  waitlist: (base: string, token: string) => `${base}/booking/waitlist/${token}`,
  held: (base: string, token: string) => `${base}/booking/held/${token}`,
  calendar: (base: string, token: string) => `${base}/booking/show/${token}/termin.ics`,
  ticket: (base: string, token: string) => `${base}/ticket/${token}`,
  /** A phone takes a ticket in the lobby (K6); `code` from `roomCode`. */
  phoneTicket: (base: string, locationId: string, code: string) =>
    `${base}/ticket/new?location=${encodeURIComponent(locationId)}&c=${code}`,
  /** Where a printer fetches its tickets (K5); `key` is its secret. */
  printer: (base: string, key: string) => `${base}/printer/${key}`,
  privacy: (base: string) => `${base}/privacy`,
} as const;
