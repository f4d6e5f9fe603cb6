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

  test("M2 e-mail leaves by Resend, by the office's own server, or stays in the built-in inbox", () => {
    expect(readConfig({}, [])).toMatchObject({ mail: null });
    expect(readConfig({ OKENKO_MAIL: "resend:re_1" }, [])).toMatchObject({ mail: { by: "resend", key: "re_1" } });
    expect(readConfig({ OKENKO_RESEND_KEY: "re_1" }, [])).toMatchObject({ mail: { by: "resend", key: "re_1" } });
    expect(readConfig({ OKENKO_MAIL: "smtp://urad:dobr%C3%A9%40heslo@posta.mesto.example" }, [])).toMatchObject({
      mail: {
        by: "smtp",
        host: "posta.mesto.example",
        port: 587,
        tls: false,
        login: { user: "urad", password: "dobré@heslo" },
      },
    });
    expect(readConfig({ OKENKO_MAIL: "smtps://posta.mesto.example:4650" }, [])).toMatchObject({
      mail: { by: "smtp", port: 4650, tls: true, login: null },
    });
  });

  test("M2 a way for e-mail that is not understood is told without its password", () => {
    for (const way of ["imap://urad:tajne@posta.example", "smtp://", "tajne"]) {
      const said = problemsOf({ OKENKO_MAIL: way }).join();
      expect(said).toContain("OKENKO_MAIL is one of");
      expect(said).not.toContain("tajne");
    }
    expect(problemsOf({ OKENKO_MAIL: "resend:a", OKENKO_RESEND_KEY: "b" })).toHaveLength(1);
    const lost = { OKENKO_MAIL: "smtp://posta.example", OKENKO_MAIL_CERTIFICATE: "/not/here.pem" };
    expect(problemsOf(lost)).toEqual(["OKENKO_MAIL_CERTIFICATE: the file /not/here.pem cannot be read"]);
  });
});
