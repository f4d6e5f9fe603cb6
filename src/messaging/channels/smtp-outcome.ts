import type { Outcome } from "../delivery.ts";

/** How a try to hand a mail over went wrong. */
export interface SmtpFault {
  readonly step: "connect" | "sign-in" | "send";
  /** Whether the mail itself was already on its way. */
  readonly begun: boolean;
  /** The server's three digits; null when it said none. */
  readonly answer: number | null;
  /** The library's word for it, e.g. `ETLS`. */
  readonly code: string;
  /** What was being said, e.g. `RCPT TO`. */
  readonly command: string;
}

/**
 * What a fault means for the message (M1). A four hundred is "later", as greylisting says it; a five hundred about the
 * recipient is for ever; one about us – the password, the sender, TLS – stops the whole transport. A line cut after the mail
 * began to leave is a try nobody knows the end of.
 */
export function smtpOutcome(fault: SmtpFault): Outcome {
  const { answer, begun } = fault;
  if (answer === null) {
    if (begun) return { kind: "unknown", reason: fault.code === "ETIMEDOUT" ? "timeout" : "unreachable" };
    return isAboutUs(fault) ? whole("key-refused") : { ...passing, reason: isLate(fault) ? "timeout" : "unreachable" };
  }
  if (answer < 500) return isAboutUs(fault) ? whole("busy") : { ...passing, reason: "busy" };
  return isAboutUs(fault) ? whole("key-refused") : { kind: "refused", reason: "message-refused", permanent: true };
}

const passing = { kind: "refused", permanent: false } as const;
const whole = (reason: "key-refused" | "busy"): Outcome => ({ ...passing, reason, transportWide: true });
const isLate = ({ code }: SmtpFault): boolean => code === "ETIMEDOUT";

/** Signing in, the certificate, and the sender's address concern every message alike. */
const isAboutUs = ({ step, code, command }: SmtpFault): boolean =>
  step === "sign-in" || code === "EAUTH" || code === "ETLS" || command === "MAIL FROM" || command === "STARTTLS";
