import type { Words } from "../catalogue.ts";
import type { refusals as czech } from "../cs/refusals.ts";

export const refusals: Words<typeof czech> = {
  notFound: "Tu nic nie ma. Link jest niepełny albo już wygasł.",
  notUnderstood: "Nie rozumiemy tego żądania. Proszę zacząć od początku.",
  tooLarge: "To jest dla nas za długie.",
  notSignedIn: "Najpierw proszę się zalogować.",
  notAllowed: "Brak uprawnień do tej czynności.",
  crossSite: "Żądanie przyszło z obcej strony, dlatego nie zostało wykonane.",
  notEnrolled: "To urządzenie nie jest tu zarejestrowane.",
  tooMany: "Zbyt wiele prób w krótkim czasie. Proszę odczekać minutę.",
  unavailable: "Teraz to niemożliwe. Proszę spróbować za chwilę.",
  slotTaken: "Ten termin właśnie zajął ktoś inny. Proszę wybrać inny.",
  slotUnknown: "Takiego terminu nie oferujemy.",
  tooLate: "Na ten termin nie można się już umówić.",
  tooFar: "Z takim wyprzedzeniem nie można się umówić.",
  dayFull: "W tym dniu nie ma już miejsc dla umówionych.",
  tooManyReservations:
    "Ten kontakt ma już umówioną wizytę. Więcej naraz nie można.",
  alreadyEnded: "Ta wizyta już nie obowiązuje.",
  mailedEnough: "E-mail wysłaliśmy już trzy razy. Więcej nie można.",
  issuingClosed: "Teraz nie wydajemy biletów.",
  capacityUsed: "Dzisiejsze bilety zostały wyczerpane.",
  notServedHere: "Tej sprawy tutaj nie załatwiamy.",
  ticketMoved: "Bilet jest już gdzie indziej. Proszę spojrzeć na ekran.",
  counterClosed: "Okienko jest zamknięte. Najpierw proszę je otworzyć.",
  nothingToCall: "Teraz nikt nie czeka.",
  nobodyHere: "Przy okienku teraz nikogo nie ma.",
  undoTooLate: "Tego nie da się już cofnąć.",
  outOfNumbers: "Skończyły się numery. Proszę wezwać obsługę.",
  codeTries: "Zbyt wiele prób. Proszę odczekać minutę i spróbować ponownie.",
  alreadyWaiting: "Ten bilet jest już w kolejce.",
};
