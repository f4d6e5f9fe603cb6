import { describe, expect, test } from "bun:test";
import { readConfig } from "../src/config.ts";

const problemsOf = (environment: Record<string, string>, words: string[] = []): string[] => {
  const config = readConfig(environment, words);
  return "problems" in config ? config.problems : [];
};

const REAL = { OKENKO_ADDRESS: "https://mesto.example" };

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
    expect(readConfig({ ...REAL, OKENKO_MAIL: "resend:re_1" }, [])).toMatchObject({
      mail: { by: "resend", key: "re_1" },
    });
    expect(readConfig({ ...REAL, OKENKO_RESEND_KEY: "re_1" }, [])).toMatchObject({
      mail: { by: "resend", key: "re_1" },
    });
    expect(
      readConfig({ ...REAL, OKENKO_MAIL: "smtp://urad:dobr%C3%A9%40heslo@posta.mesto.example" }, []),
    ).toMatchObject({
      mail: {
        by: "smtp",
        host: "posta.mesto.example",
        port: 587,
        tls: false,
        login: { user: "urad", password: "dobré@heslo" },
      },
    });
    expect(readConfig({ ...REAL, OKENKO_MAIL: "smtps://posta.mesto.example:4650" }, [])).toMatchObject({
      mail: { by: "smtp", port: 4650, tls: true, login: null },
    });
  });

  test("M2 a way for e-mail that is not understood is told without its password", () => {
    for (const way of ["imap://urad:tajne@posta.example", "smtp://", "tajne"]) {
      const said = problemsOf({ ...REAL, OKENKO_MAIL: way }).join();
      expect(said).toContain("OKENKO_MAIL is one of");
      expect(said).not.toContain("tajne");
    }
    expect(problemsOf({ ...REAL, OKENKO_MAIL: "resend:a", OKENKO_RESEND_KEY: "b" })).toHaveLength(1);
    const lost = { ...REAL, OKENKO_MAIL: "smtp://posta.example", OKENKO_MAIL_CERTIFICATE: "/not/here.pem" };
    expect(problemsOf(lost)).toEqual(["OKENKO_MAIL_CERTIFICATE: the file /not/here.pem cannot be read"]);
  });

  test("E1 nothing leaves the machine in trial mode: e-mail goes to a stand-in on this machine or is refused", () => {
    for (const way of ["resend:re_1", "smtp://posta.mesto.example"])
      expect(problemsOf({ OKENKO_MAIL: way }).join()).toContain("OKENKO_MAIL is for a real office");
    expect(problemsOf({ OKENKO_MAIL: "smtp://127.0.0.1:2525" })).toEqual([]);
    expect(problemsOf({ OKENKO_MAIL: "resend:re_1", OKENKO_RESEND_URL: "http://127.0.0.1:8025" })).toEqual([]);
  });

  test("M3 text messages leave by a modem through gammu's tables, or stay in the built-in inbox", () => {
    const real = { OKENKO_ADDRESS: "https://mesto.example" };
    expect(readConfig(real, [])).toMatchObject({ sms: null });
    expect(readConfig({ ...real, OKENKO_SMS: "gammu:/tmp/smsd.db" }, [])).toMatchObject({
      sms: { by: "gammu", file: "/tmp/smsd.db", perMinute: null },
    });
    const faster = { ...real, OKENKO_SMS: "gammu:/tmp/smsd.db", OKENKO_SMS_PER_MINUTE: "30" };
    expect(readConfig(faster, [])).toMatchObject({ sms: { perMinute: 30 } });
  });

  test("M3 a way for text messages that cannot work is told at start, each problem by name and without a password", () => {
    const said = (way: string, more: Record<string, string> = {}) =>
      problemsOf({ OKENKO_ADDRESS: "https://mesto.example", OKENKO_SMS: way, ...more }).join("\n");
    expect(said("holub:tajne")).toStartWith("OKENKO_SMS is one of gammu:/path/to/smsd.db");
    expect(said("holub:tajne")).not.toContain("tajne");
    expect(said("gammu:smsd.db")).toContain("the whole path");
    expect(said("gammu:/not/here/smsd.db")).toBe("OKENKO_SMS: the folder /not/here is not there");
    for (const speed of ["0", "61", "2.5", "fast"])
      expect(said("gammu:/tmp/smsd.db", { OKENKO_SMS_PER_MINUTE: speed })).toContain("OKENKO_SMS_PER_MINUTE");
  });

  test("E1 nothing leaves the machine in trial mode: a modem is a problem there, whatever stand-in is named", () => {
    expect(problemsOf({ OKENKO_SMS: "gammu:/tmp/smsd.db" }).join()).toContain("OKENKO_SMS is for a real office");
    const elsewhere = { OKENKO_SMS: "gammu:/tmp/smsd.db", OKENKO_SMS_URL: "http://127.0.0.1:80" };
    expect(problemsOf(elsewhere).join()).toContain("OKENKO_SMS is for a real office");
  });

  test("M3 text messages leave by SMSAPI, SMSbrána or a telephone in the office", () => {
    const sms = (way: string, more: Record<string, string> = {}) =>
      readConfig({ OKENKO_ADDRESS: "https://mesto.example", OKENKO_SMS: way, ...more }, []);
    expect(sms("smsapi:abc")).toMatchObject({ sms: { by: "smsapi", token: "abc", url: null } });
    expect(sms("smsapi:abc", { OKENKO_SMS_URL: "https://api.smsapi.pl/" })).toMatchObject({
      sms: { url: "https://api.smsapi.pl" },
    });
    expect(sms("smsbrana:urad_h1:he:slo")).toMatchObject({
      sms: { by: "smsbrana", login: "urad_h1", password: "he:slo" },
    });
    expect(sms("android:http://sms:dobr%C3%A9%40heslo@192.168.1.20:8080/")).toMatchObject({
      sms: { by: "android", url: "http://192.168.1.20:8080", user: "sms", password: "dobré@heslo" },
    });
  });

  test("M3 a provider that is not understood, and secrets too short, are told without being repeated", () => {
    const real = { OKENKO_ADDRESS: "https://mesto.example" };
    for (const way of [
      "smsapi:",
      "smsbrana:tajne",
      "android:tajne",
      "android:https://telefon:8080",
      "android:ftp://a:tajne@b",
    ]) {
      const said = problemsOf({ ...real, OKENKO_SMS: way }).join();
      expect(said).toContain("OKENKO_SMS is one of");
      expect(said).not.toContain("tajne");
    }
    const inAddress = { ...real, OKENKO_SMS: "smsapi:a", OKENKO_SMS_URL: "https://a:tajne@b" };
    expect(problemsOf(inAddress).join()).toMatch(/^OKENKO_SMS_URL must be an address(?!.*tajne)/);
    const good = "soucasne-tajemstvi-2026";
    for (const secrets of [
      "tajne",
      `${good},tajne`,
      `${good},whsec_tajne`,
      "tajne heslo/s lomitkem dlouhe",
      "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    ]) {
      const said = problemsOf({ ...real, OKENKO_CALLBACK_SECRETS: secrets }).join();
      expect(said).toContain("OKENKO_CALLBACK_SECRETS");
      expect(said).not.toMatch(/tajne|MfKQ/);
    }
    expect(readConfig({ ...real, OKENKO_CALLBACK_SECRETS: ` ${good}, minule-tajemstvi-2025,` }, [])).toMatchObject({
      callbacks: { own: [good, "minule-tajemstvi-2025"], resend: [] },
    });
  });

  test("E1 in trial mode a provider is only ever a stand-in on this machine", () => {
    expect(problemsOf({ OKENKO_SMS: "smsapi:a" }).join()).toContain("OKENKO_SMS is for a real office");
    expect(problemsOf({ OKENKO_SMS: "smsapi:a", OKENKO_SMS_URL: "https://api.smsapi.com" })).toHaveLength(1);
    expect(problemsOf({ OKENKO_SMS: "smsapi:a", OKENKO_SMS_URL: "http://127.0.0.1:8081" })).toEqual([]);
    const phone = { OKENKO_SMS: "android:http://a:b@192.168.1.20:8080", OKENKO_SMS_URL: "http://127.0.0.1:8081" };
    expect(readConfig(phone, [])).toMatchObject({ sms: { url: "http://127.0.0.1:8081" } });
  });
});
