import { officeFile, type OfficeFile } from "./office-file.ts";

/** An office that is not set up yet: enough for every page to say so. */
export const blankOffice = (): OfficeFile =>
  officeFile.parse({
    okenko: 1,
    office: { name: "Okénko", privacy: { controller: "—" } },
    locations: [
      {
        id: "urad",
        name: "Úřad",
        address: "—",
        hours: {},
        series: [{ id: "a", prefix: "A" }],
      },
    ],
  });
