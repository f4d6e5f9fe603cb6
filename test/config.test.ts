import { describe, expect, test } from "bun:test";
import { readConfig } from "../src/config.ts";

const problemsOf = (environment: Record<string, string>, words: string[] = []): string[] => {
  const config = readConfig(environment, words);
  return "problems" in config ? config.problems : [];
};

describe("configuration", () => {
  test("E1 with nothing set it is the trial office of Trutnov on this machine alone", () => {
    expect(readConfig({}, [])).toMatchObject({
      mode: "trial",
      town: "trutnov",
      host: "127.0.0.1",
      port: 3000,
      folder: "data",
    });
  });

  test("E1 a public address makes it real, and --first is what may fill an empty folder", () => {
    const config = readConfig({ OKENKO_ADDRESS: "https://mesto.example/", OKENKO_DATA: "/srv/okenko" }, ["--first"]);
    expect(config).toMatchObject({
      mode: "real",
      address: "https://mesto.example",
      first: true,
      folder: "/srv/okenko",
    });
  });

  test("E1 every town can be tried, and --lan opens the office to the network", () => {
    expect(readConfig({}, ["--town", "vizovice", "--fresh"])).toMatchObject({ town: "vizovice", fresh: true });
    expect(readConfig({}, ["--town=torun", "--lan"])).toMatchObject({ town: "torun", host: "0.0.0.0" });
  });

  test("E2 every problem is reported at once, each naming what to change", () => {
    const problems = problemsOf(
      {
        PORT: "eighty",
        OKENKO_ADDRESS: "mesto.example",
        OKENKO_ORIGINS: "http://ok.example,nonsense",
        OKENKO_RESEND_URL: "x",
      },
      ["--town", "praha", "--loud"],
    );
    expect(problems.join("\n")).toMatch(/PORT/);
    expect(problems.join("\n")).toMatch(/OKENKO_ADDRESS/);
    expect(problems.join("\n")).toMatch(/OKENKO_ORIGINS/);
    expect(problems.join("\n")).toMatch(/OKENKO_RESEND/);
    expect(problems.join("\n")).toMatch(/--loud/);
    expect(problems.length).toBeGreaterThanOrEqual(5);
  });

  test("E2 a town nobody ships is refused by name", () => {
    expect(problemsOf({}, ["--town", "praha"])).toEqual([
      "--town takes one of vizovice, kostelec, trutnov, torun, not praha",
    ]);
  });

  test("E2 trial words and a real address do not go together", () => {
    expect(problemsOf({ OKENKO_ADDRESS: "https://mesto.example" }, ["--fresh"])).toHaveLength(1);
    expect(problemsOf({}, ["--first"])).toHaveLength(1);
  });
});
