import { z } from "zod";
import { PRINTER_MODELS } from "../printer-models.ts";
import { id, idOf, line, ownId } from "./values.ts";

const printer = z
  .string()
  .regex(
    /^(none|tray|pull|tcp:\/\/[^\s/]+:\d{1,5}|file:\/.+)$/,
    "a printer is none, tray, pull, tcp://host:9100 or file:/dev/usb/lp0",
  )
  .meta({ kind: "none, tray, pull, tcp://host:port or file:/path" });

export const kiosk = z.strictObject({
  id: ownId,
  location: idOf("its location"),
  name: line.describe("as staff call it, e.g. Vstupní hala"),
  services: z.array(id).min(1).describe("the services it gives tickets for, in this order (K1)"),
  booked: z.boolean().default(true).describe("offers 'I have booked' with the keypad"),
  inches: z.int().min(15).max(75).default(32).describe("the size of its screen, 16:9 or 9:16 (A5)"),
  printer: printer
    .default("tray")
    .describe(
      "where its tickets are printed; tray: a picture on the screen; pull: the printer fetches them (CloudPRNT)",
    ),
  paper: z
    .union([z.literal(80), z.literal(58)])
    .default(80)
    .describe("paper width in millimetres"),
  mode: z.enum(["picture", "text", "text-plain"]).default("picture").describe("how the ticket is sent to the printer"),
  model: z
    .enum(PRINTER_MODELS)
    .nullable()
    .default(null)
    .describe("the printer's model, for tickets as text: which letters it has; null: like an Epson"),
  idleSeconds: z.int().min(10).max(600).default(60).describe("back to the start after so many idle seconds (K1)"),
});
