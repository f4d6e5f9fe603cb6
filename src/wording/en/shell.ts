import type { Words } from "../catalogue.ts";
import type { shell as czech } from "../cs/shell.ts";

export const shell: Words<typeof czech> = {
  language: "Language: English",
  chooseLanguage: "Language",
  skip: "Skip to content",
  cancelOrMove: "Cancel or move an appointment",
  queueNow: "Whose turn it is now",
  privacy: "What we do with your data",
  accessibility: "Accessibility",
  back: "Back",
  trialBanner: "Trial office: nothing leaves this machine.",
  trialClock: "Office time",
  trialTo8: "Go to 8:00",
  trialPlus15: "+15 minutes",
  trialDesks: "All desks",
  errorTitle: "That did not work",
  errorBack: "Back to the start",
  faultTitle: "Something broke on our side",
  faultText: "Nothing was lost. Please try again in a moment.",
};
