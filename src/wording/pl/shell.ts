import type { Words } from "../catalogue.ts";
import type { shell as czech } from "../cs/shell.ts";

export const shell: Words<typeof czech> = {
  language: "Język: polski",
  chooseLanguage: "Język",
  skip: "Przejdź do treści",
  cancelOrMove: "Odwołaj lub przenieś wizytę",
  queueNow: "Kto jest teraz obsługiwany",
  privacy: "Jak przetwarzamy dane osobowe",
  accessibility: "Dostępność",
  back: "Wstecz",
  trialBanner: "Urząd próbny: nic stąd nie wychodzi.",
  trialClock: "Czas urzędu",
  trialTo8: "Przesuń na 8:00",
  trialPlus15: "+15 minut",
  trialDesks: "Wszystkie miejsca",
  errorTitle: "To się nie udało",
  errorBack: "Wróć na początek",
  faultTitle: "Wystąpił błąd po naszej stronie",
  faultText: "Nic nie zginęło. Proszę spróbować ponownie za chwilę.",
};
