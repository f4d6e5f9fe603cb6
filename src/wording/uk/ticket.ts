import type { Words } from "../catalogue.ts";
import type { ticket as czech } from "../cs/ticket.ts";
import { ukPlural } from "../plural.ts";

export const ticket: Words<typeof czech> = {
  title: "Ваш талон",
  ahead: "перед вами чекає",
  wait: "ваша черга приблизно за",
  yourTurn: "Ваша черга",
  goTo: "Пройдіть, будь ласка:",
  called: "Зараз викликають",
  nobodyCalled: "поки нікого",
  served: "Готово. Дякуємо, що прийшли.",
  missed: "Ми вас викликали, але ви не підійшли. Візьміть, будь ласка, новий талон.",
  withdrawn: "Ви повернули талон.",
  unserved: "Установа сьогодні вже зачинилася, і до вас черга не дійшла. Нам прикро.",
  parked: "Працівник відклав ваш талон і сам вас викличе.",
  giveUp: "Більше не хочу чекати",
  refresh: "Оновити",
  now: "зараз",
  note: "Сторінка оновлюється сама кожні 10 секунд.",
  giveUpAsk: "Справді повернути талон? Місце в черзі пропаде.",
  giveUpYes: "Так, повернути талон",
  keep: "Ні, зачекаю",
  people: (n: number) => `${n} ${ukPlural(n, "людина", "людини", "людей")}`,
  minutes: (from: number, to: number) => `${from}–${to} хвилин`,
};
