import assert from "node:assert/strict";
import { test } from "node:test";
import { readEnvironment } from "#server/environment.ts";

test("nothing set gives what the README promises", () => {
  const { port, host, siteUrl, databaseUrl, dataFolder, isSampleWanted } = readEnvironment({});
  assert.deepEqual(
    { port, host, siteUrl, databaseUrl },
    { port: 3000, host: undefined, siteUrl: null, databaseUrl: null },
  );
  assert.match(dataFolder, /\/\.khabar$/);
  assert.equal(isSampleWanted, true);
});

test("an empty variable counts as absent", () => {
  assert.equal(readEnvironment({ PORT: "", SITE_URL: " " }).port, 3000);
});

test("a slash at the end of SITE_URL is dropped", () => {
  assert.equal(readEnvironment({ SITE_URL: "https://news.example.org/" }).siteUrl, "https://news.example.org");
});

const bad: Record<string, string[]> = {
  PORT: ["http", "-1", "65536", "3000.5", "0x10", "3e3"],
  HOST: ["two words", "http://localhost"],
  SITE_URL: ["media.example.org", "ftp://example.org", "https://example.org/news", "https://me@example.org"],
  DATABASE_URL: ["localhost", "mysql://localhost/news", "https://example.org"],
  AUTH_SECRET: ["short"],
  UPLOADTHING_TOKEN: ["sk_live_secret", Buffer.from("{}").toString("base64")],
  KHABAR_BACKUP_KEY: ["fifteen letters"],
  SMTP_URL: ["mail.example.org", "http://mail.example.org"],
  REDIS_URL: ["localhost:6379"],
  KHABAR_ADMIN_EMAIL: ["chief"],
  KHABAR_ADMIN_PASSWORD: ["short"],
  KHABAR_SAMPLE: ["yes", "2"],
};

for (const [name, values] of Object.entries(bad)) {
  test(`a bad ${name} is named in one line that does not repeat it`, () => {
    for (const value of values) {
      assert.throws(
        () => readEnvironment({ [name]: value }),
        (error: Error) =>
          error.name === "StartError" &&
          error.message.startsWith(`${name} must`) &&
          !/\n/.test(error.message) &&
          (value.length < 5 || !error.message.includes(value)),
        `${name}=${value}`,
      );
    }
  });
}

test("all bad variables are named at once", () => {
  assert.throws(() => readEnvironment({ PORT: "x", KHABAR_SAMPLE: "x" }), /PORT must .*; KHABAR_SAMPLE must /);
});
