/** What is spoken in the hall (V1). */
export const voice = {
  called: (number: string, place: string) => `Číslo ${number}, ${place}.`,
  test: "Zkouška zvuku. Slyšíte dobře?",
};
