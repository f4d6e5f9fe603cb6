import type { Words } from "../catalogue.ts";
import type { shell as czech } from "../cs/shell.ts";

export const shell: Words<typeof czech> = {
  language: "Мова: українська",
  chooseLanguage: "Мова",
  skip: "Перейти до вмісту",
  cancelOrMove: "Скасувати або перенести запис",
  queueNow: "Чия зараз черга",
  privacy: "Що ми робимо з вашими даними",
  accessibility: "Доступність",
  back: "Назад",
  trialBanner: "Пробна установа: звідси нічого не надсилається.",
  trialClock: "Час установи",
  trialTo8: "Перейти на 8:00",
  trialPlus15: "+15 хвилин",
  trialDesks: "Усі робочі місця",
  errorTitle: "Це не вдалося",
  errorBack: "На початок",
  faultTitle: "У нас сталася помилка",
  faultText: "Нічого не втрачено. Спробуйте, будь ласка, ще раз трохи згодом.",
};
