import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { eq } from "drizzle-orm";
import { hashPassword } from "#db/passwords.ts";
import { desk } from "#db/process.ts";
import { people } from "#db/schema.ts";
import { openDatabase } from "../database.ts";
import { disable, makeActor } from "../factories.ts";
import { type Running, runServer } from "./run-server.ts";

const { url: database } = await openDatabase();
const password = "nine patient herons";
const passwordHash = await hashPassword(password);
let plain: Running;
let secure: Running; // behind a proxy that speaks TLS

before(async () => {
  plain = await runServer({ database });
  secure = await runServer({ database, variables: { SITE_URL: "https://news.example.org" } });
});
after(async () => {
  await plain.stop();
  await secure.stop();
});

async function makePerson() {
  const person = await makeActor({ roles: ["editor"] });
  await desk().update(people).set({ passwordHash }).where(eq(people.id, person.id));
  return person;
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
}

/** Signs in as a script would, through next-auth's own addresses. */
async function post(server: Running, email: string, typed: string, headers: Record<string, string> = {}) {
  const csrf = await fetch(`${server.url}/api/auth/csrf`, { headers });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  return fetch(`${server.url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { ...headers, cookie: cookiesOf(csrf) },
    body: new URLSearchParams({ email, password: typed, csrfToken }),
  });
}

const session = (server: Running, cookie: string) => fetch(`${server.url}/api/auth/session`, { headers: { cookie } });
const page = (server: Running, path: string, cookie = "") =>
  fetch(`${server.url}${path}`, { headers: { cookie, "accept-language": "en" }, redirect: "manual" });

suite("sign-in on the wire", () => {
  test("the cookie tells nothing, and next-auth's session address tells no name", async () => {
    const person = await makePerson();
    const response = await post(plain, person.email, password);
    const cookie = response.headers.getSetCookie().find((text) => text.startsWith("authjs.session-token=")) ?? "";
    assert.match(cookie, /HttpOnly/i);
    assert.match(cookie, /SameSite=Lax/i);
    assert.deepEqual(Object.keys((await (await session(plain, cookiesOf(response))).json()) as object), ["expires"]);
    assert.equal((await page(plain, "/desk", cookiesOf(response))).status, 200);
  });

  test("a disabled person's cookie opens nothing and is taken back", async () => {
    const person = await makePerson();
    const cookie = cookiesOf(await post(plain, person.email, password));
    await disable(person);
    const answer = await session(plain, cookie);
    assert.equal(await answer.json(), null);
    assert.match(answer.headers.getSetCookie().join(), /authjs\.session-token=;/);
    const desk = await page(plain, "/desk/articles?stage=draft", cookie);
    assert.equal(desk.status, 307);
    assert.equal(desk.headers.get("location"), "/login?next=%2Fdesk%2Farticles%3Fstage%3Ddraft");
  });

  test("a failure leads back to the form with its reason, and leaves one line without a name in the log", async () => {
    const person = await makePerson();
    const response = await post(plain, person.email, "not it");
    const location = new URL(response.headers.get("location") ?? "");
    assert.equal(location.pathname, "/login");
    assert.equal(location.searchParams.get("code"), "wrongPassword");
    assert.equal(plain.output().match(/^sign-in: wrongPassword$/gm)?.length, 1);
    assert.ok(!plain.output().includes(person.email));
    assert.doesNotMatch(plain.output(), /\n\s+at /, "no stack");
  });

  test("without the form's token nobody is signed in from elsewhere", async () => {
    const person = await makePerson();
    const response = await fetch(`${plain.url}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ email: person.email, password }),
    });
    assert.doesNotMatch(response.headers.getSetCookie().join(), /session-token=[^;]/);
  });

  test("a site on https gets secure cookies by their guarded names", async () => {
    const person = await makePerson();
    const response = await post(secure, person.email, password, { "x-forwarded-proto": "https" });
    const cookie =
      response.headers.getSetCookie().find((text) => text.startsWith("__Secure-authjs.session-token=")) ?? "";
    assert.match(cookie, /; ?Secure/i);
    assert.equal((await page(secure, "/desk", cookiesOf(response))).status, 200);
    assert.equal(
      new URL((await post(secure, person.email, "no")).headers.get("location") ?? "").origin,
      "https://news.example.org",
    );
    const bare = cookiesOf(response).replace("__Secure-authjs.session-token", "authjs.session-token");
    assert.equal((await page(secure, "/desk", bare)).status, 307);
  });

  test("sign-in and desk carry the policy with a nonce of their own each time, and are kept nowhere", async () => {
    const nonces = new Set<string>();
    for (const path of ["/login", "/login"]) {
      const response = await page(plain, path);
      const policy = response.headers.get("content-security-policy") ?? "";
      const nonce = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic';/.exec(policy)?.[1] ?? "";
      assert.doesNotMatch(policy.replace("style-src-attr 'unsafe-inline'", ""), /unsafe/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.equal(response.headers.get("cache-control"), "no-store");
      const scripts = (await response.text()).match(/<script[^>]*>/g) ?? [];
      assert.ok(scripts.length > 0 && scripts.every((script) => script.includes(`nonce="${nonce}"`)), scripts.join());
      nonces.add(nonce);
    }
    assert.equal(nonces.size, 2);
  });
});
