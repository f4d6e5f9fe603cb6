import { z } from "zod";

const minutes = z.int().min(0);
const clockTime = z.string().regex(/^\d{2}:\d{2}$/);
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

const serviceStatus = z
  .object({
    id: z.string(),
    name: z.string(),
    calledLast: z
      .object({ number: z.string(), counter: z.string(), at: z.iso.datetime() })
      .nullable()
      .describe("The number called last today, the counter and the instant; null: nobody yet."),
    waiting: z.int().min(0).describe("How many people wait."),
    wait: z
      .object({ from: minutes, to: minutes })
      .nullable()
      .describe("How many minutes somebody who comes now waits; null where no open counter serves it."),
    served: z.boolean().describe("Whether an open counter serves it."),
    tickets: z
      .enum(["given", "closed", "capacity", "stopped", "none"])
      .describe(
        "Tickets without an appointment: given now; closed: not at this hour; capacity: today's are used up; " +
          "stopped: by the office for now; none: by appointment only.",
      ),
    booking: z
      .object({
        page: z.url().describe("Where a time is booked."),
        nextFree: localTime.nullable().describe("The first free time, in the place's own time; null: none is free."),
      })
      .nullable()
      .describe("null where nothing is booked."),
  })
  .describe("One thing a client comes for.");

const locationStatus = z
  .object({
    id: z.string(),
    name: z.string(),
    address: z.string(),
    timeZone: z.string().describe("IANA name, as Europe/Prague."),
    open: z.boolean().describe("By opening hours, holidays and closures."),
    openUntil: clockTime.nullable().describe("While open, in the place's own time; else null."),
    opensAt: localTime
      .nullable()
      .describe("While closed, in the place's own time; null too where nothing opens within 60 days."),
    counters: z.object({ open: z.int().min(0), all: z.int().min(0) }),
    services: z.array(serviceStatus),
  })
  .describe("One place with counters.");

/**
 * The public status for other programs (V5), `/status.json`; its JSON Schema is made from this. Names of fields stay: what is new
 * is added, and when one must go, `version` grows.
 */
export const statusFile = z
  .object({
    version: z.literal(1),
    at: z.iso.datetime().describe("The instant all of it is true at."),
    event: z.int().min(0).describe("The number of the last change in the house; only grows."),
    office: z.string(),
    language: z.enum(["cs", "pl", "en", "uk"]),
    locations: z.array(locationStatus),
  })
  .describe("Numbers and counts of a town hall's queues, nobody's name. Fields may be added.");

export type StatusFile = z.infer<typeof statusFile>;
export type LocationStatus = z.infer<typeof locationStatus>;
export type ServiceStatus = z.infer<typeof serviceStatus>;

/** `address` is where it is found itself. */
export const statusSchema = (address: string): Record<string, unknown> => ({
  $id: address,
  title: "Okénko: the state of the waiting room",
  ...z.toJSONSchema(statusFile, { io: "input" }),
});
