/** What keeps a printer from printing, by its own word; known before anything of a ticket is on paper. */
export type StatusFault = "paper-out" | "cover-open" | "offline" | "fault";

/** How a printer says it stands; near the end of its paper it prints nevertheless. */
export interface PrinterStatus {
  readonly fault: StatusFault | null;
  readonly nearEnd: boolean;
}

const DLE = 0x10;
const EOT = 0x04;

/** `DLE EOT n` asks at once, whatever the printer is doing: 1 the printer, 2 why it is off line, 4 its paper. */
export const STATUS_ASKED = Uint8Array.of(DLE, EOT, 1, DLE, EOT, 2, DLE, EOT, 4);

/** The three answers in the order asked, null until all are there. Other bytes, which some printers send too, are passed over. */
export function readStatus(bytes: Uint8Array): PrinterStatus | null {
  const [printer, offLine, paper] = bytes.filter(isAnswer);
  if (printer === undefined || offLine === undefined || paper === undefined) return null;
  return { fault: faultOf(printer, offLine, paper), nearEnd: (paper & 0x0c) !== 0 };
}

/** Every answer has bits 1 and 4 set, bits 0 and 7 not. */
const isAnswer = (byte: number): boolean => (byte & 0x93) === 0x12;

function faultOf(printer: number, offLine: number, paper: number): StatusFault | null {
  if ((offLine & 0x04) !== 0) return "cover-open";
  if ((paper & 0x60) !== 0 || (offLine & 0x20) !== 0) return "paper-out";
  if ((offLine & 0x40) !== 0) return "fault";
  return (printer & 0x08) === 0 ? null : "offline";
}
