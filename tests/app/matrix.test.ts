/*
 * Long on purpose: it is one table, of everything that can be asked for and everybody who may ask. What is asked for comes
 * out of the code, so a new page, route or action without a row here fails.
 */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { after, suite, test } from "node:test";
import { eq } from "drizzle-orm";
import { listComments } from "#db/comment-list.ts";
import { readDraft } from "#db/drafts.ts";
import { listSections } from "#db/facts.ts";
import { holdBack } from "#db/held-back.ts";
import { readPicture } from "#db/pictures.ts";
import { createPreviewLink } from "#db/preview-links.ts";
import { desk } from "#db/process.ts";
import { articleCorrections, articleStaff, heldBack } from "#db/schema.ts";
import { createTopic } from "#db/topics.ts";
import { renditionPath } from "#server/files/places.ts";
import {
  makeActor,
  makeArticle,
  makeContent,
  makeLive,
  makePicture,
  makeSubmitted,
  makeThread,
  paragraph,
  seenOf,
  typeInto,
  write,
} from "../factories.ts";
import { givePassword, openNewsroom } from "../server/open-newsroom.ts";
import { makeAskers, type Persona, personae } from "./personae.ts";
import { actions, pages, readActionIds, routes } from "./surface.ts";

const newsroom = await openNewsroom();
after(() => newsroom.stop());
const askers = await makeAskers(newsroom);
const author = await makeActor({ roles: ["editor"], name: "The author of all" });

/** Columns: reporter (on the story), stranger (another reporter), editor, chief, admin. */
type Five = string;
/** Columns: nobody, disabled, expired, forger, newcomer (holds every role, has a one-time password). */
type Outside = string;

const inside = 5; // columns
const toLogin: Outside = "login login login login account";
const refused: Outside = "signedOut signedOut signedOut signedOut mustChangePassword";
const noPage = { inside: "closed closed closed closed closed", outside: "closed closed closed closed closed" };

// biome-ignore format: it is read as a table
const pageRows: Record<string, { address: () => string; marker?: string; inside: Five; outside: Outside }> = {
  "/login": { address: () => "/login", marker: "</form>", inside: "/desk /desk /desk /desk /desk", outside: "open open open open /desk" },
  "/desk": { address: () => "/desk", marker: "</main>", inside: "open open open open open", outside: toLogin },
  "/desk/[...rest]": { address: () => "/desk/nothing/here", inside: "closed closed closed closed closed", outside: toLogin },
  "/desk/account": { address: () => "/desk/account", marker: "</form>", inside: "open open open open open", outside: "login login login login open" },
  "/desk/articles": { address: () => "/desk/articles", marker: "Matrix headline", inside: "open closed open open closed", outside: toLogin },
  "/desk/articles/new": { address: () => "/desk/articles/new", marker: "The author of all", inside: "open open open open closed", outside: toLogin },
  "/desk/articles/[id]": { address: () => `/desk/articles/${draft}`, marker: "Matrix headline", inside: "open closed open open closed", outside: toLogin },
  "/desk/articles/[id]/history": { address: () => `/desk/articles/${draft}/history`, marker: "Matrix headline", inside: "open closed open open closed", outside: toLogin },
  "/desk/articles/[id]/preview": { address: () => `/desk/articles/${draft}/preview`, marker: "Matrix headline", inside: "open closed open open closed", outside: toLogin },
  "/desk/media": { address: () => "/desk/media", marker: "harbour.jpg", inside: "open open open open closed", outside: toLogin },
  "/desk/staff": { address: () => "/desk/staff", marker: author.email, inside: "closed closed closed closed open", outside: toLogin },
  "/desk/settings": { address: () => "/desk/settings", marker: "Asia/Beirut", inside: "closed closed closed open open", outside: toLogin },
  "/desk/diary": { address: () => "/desk/diary", marker: "The author of all", inside: "closed closed closed open open", outside: toLogin },
  // whoever has the link: the token is the key, no session counts
  "/preview/[token]": { address: () => `/preview/${shared.token}`, marker: "Matrix headline", inside: "open open open open open", outside: "open open open open open" },
  // what the server asks Next for on behalf of readers cannot be asked for from outside
  "/reader/[language]/front": { address: () => "/reader/ar/front", ...noPage },
  "/reader/[language]/latest": { address: () => "/reader/ar/latest", ...noPage },
  "/reader/[language]/missing": { address: () => "/reader/ar/missing", ...noPage },
  "/reader/[language]/section/[name]": { address: () => "/reader/en/section/news", ...noPage },
  "/reader/[language]/story/[name]": { address: () => `/reader/en/story/${live}`, marker: "Matrix live", ...noPage },
  "/reader/[language]/topic/[name]": { address: () => "/reader/ar/topic/harbour", ...noPage },
  "/reader/[language]/author/[name]": { address: () => "/reader/ar/author/somebody", ...noPage },
  "/reader/[language]/[...rest]": { address: () => "/reader/ar/whatever/else", ...noPage },
};

const draft = await makeArticle(author, { content: { headline: "Matrix headline" } });
const live = await makeLive(author, { content: { headline: "Matrix live" } });
const picture = await makePicture(author);
const section = (await listSections())[0]?.id ?? 0;
const { id: topic } = await createTopic(author, { name: "Sea", language: "en" });
const shared = await createPreviewLink(author, draft, { days: 1 });
await putOn(draft);
await putOn(live);

suite("pages", () => {
  test("every page has a row, and every row a page", () => {
    assert.deepEqual(Object.keys(pageRows).toSorted(), pages.toSorted());
  });

  for (const [page, row] of Object.entries(pageRows)) {
    test(page, async () => {
      const found: string[] = [];
      for (const persona of personae) found.push(`${persona}: ${await look(row.address(), persona, row.marker)}`);
      assert.deepEqual(found, expectedOf(row.inside, row.outside));
    });
  }
});

suite("routes", () => {
  test("every route has a test below", () => {
    assert.deepEqual(routes.toSorted(), ["/api/auth/[...nextauth]", "/api/sign-in", "/api/uploadthing"]);
  });

  test("/api/auth tells nobody who is signed in, and signs nobody in without a form", async () => {
    for (const persona of personae) {
      const answer = await ask("/api/auth/session", persona);
      const said = await answer.text();
      assert.ok(!said.includes(askers[persona].actor.email) && !said.includes("sessionId"), `${persona}: ${said}`);
    }
    const form = new URLSearchParams({ email: author.email, password: "none" });
    const answer = await ask("/api/auth/callback/credentials", "nobody", { method: "POST", body: form });
    assert.ok(!/session-token/.test(answer.headers.get("set-cookie") ?? ""));
  });

  test("/api/sign-in lets in who knows a password, from our own pages, whoever was in before", async () => {
    await givePassword(author, "a long word for tests");
    const enter = (persona: Persona, headers: Record<string, string>, password: string) =>
      ask("/api/sign-in", persona, {
        method: "POST",
        headers,
        body: JSON.stringify({ email: author.email, password }),
      });
    const own = { origin: newsroom.url };
    for (const persona of personae) {
      for (const origin of ["", "null", "https://elsewhere.example"])
        assert.equal((await enter(persona, { origin }, "a long word for tests")).status, 403, persona);
      const answer = await enter(persona, own, "a long word for tests");
      assert.match(answer.headers.get("set-cookie") ?? "", /session-token/, persona);
      assert.deepEqual(await answer.json(), {
        ok: true,
        value: { personId: author.id, name: author.name, mustChangePassword: false },
      });
    }
    const wrong = await enter("reporter", own, "not the word");
    assert.equal((await wrong.json()).refusal.reason, "wrongPassword");
    assert.equal(wrong.headers.get("set-cookie"), null);
  });

  test("/api/uploadthing opens an upload for those who write, and for nobody else", async () => {
    const found: string[] = [];
    for (const persona of personae) {
      const answer = await ask("/api/uploadthing?actionType=upload&slug=picture", persona, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          files: [{ name: "a.jpg", size: 100, type: "image/jpeg", lastModified: 1 }],
          input: { attempt: crypto.randomUUID() },
        }),
      });
      found.push(`${persona}: ${answer.status === 200 ? "open" : (await answer.json()).message}`);
    }
    const outside = "signedOut signedOut signedOut signedOut signedOut";
    assert.deepEqual(found, expectedOf("open open open open forbidden", outside));
  });

  test("the server's own addresses answer everybody alike, and keep what is not published", async () => {
    for (const persona of personae) {
      assert.equal((await ask("/api/health", persona)).status, 200);
      assert.equal((await ask("/collaboration", persona)).status, 426);
      for (const address of ["/media/nothing", "/api/nothing", "/_next/nothing"]) {
        assert.equal((await ask(address, persona)).status, 404, `${persona}: ${address}`);
      }
      const unsigned = await ask("/ut/nothing", persona, { method: "HEAD" }); // signed by us or not: the cookie counts for nothing
      assert.equal(unsigned.status, 403, persona);
    }
  });

  test("a picture that no live story uses is there for staff who may see pictures, and for nobody else", async () => {
    const { renditions } = await readPicture(author, picture);
    const [file] = renditions;
    assert.ok(file);
    mkdirSync(dirname(renditionPath(file)), { recursive: true });
    writeFileSync(renditionPath(file), "a picture");
    const found: string[] = [];
    for (const persona of personae) {
      const answer = await ask(`/media/${file.hash}.${file.format}`, persona);
      found.push(`${persona}: ${(await answer.text()) === "a picture" ? "open" : "closed"}`);
    }
    assert.deepEqual(found, expectedOf("open open open open closed", noPage.outside));
  });
});

type State = "draft" | "submitted" | "live" | "late" | "talk";
/** What an action is sent, made from a story that is there for this one call. `late` is a copy that was held back. */
type Scene = {
  id: number;
  seen: unknown;
  epoch: number;
  late: number;
  correction: number;
  talk: Talk;
  persona: Persona;
};
/** A thread of the author's, with its comment and what it holds to. */
type Talk = { threadId: number; commentId: number; epoch: number; anchor: unknown };
type Input = (scene: Scene) => unknown;

// biome-ignore format: it is read as a table
const actionRows: Record<string, { on?: State; input: Input; inside: Five; outside?: Outside }> = {
  "app/desk/articles/[id]/actions.ts changeFacts":    { on: "draft", input: ({ id }) => ({ id, patch: { slug: "matrix" }, was: { slug: "" } }), inside: "done notFound done done notFound" },
  "app/desk/articles/[id]/actions.ts changeStaff":    { on: "draft", input: ({ id, persona }) => ({ id, personIds: [askers[persona].actor.id] }), inside: "done notFound done done notFound" },
  "app/desk/articles/[id]/actions.ts createTopic":    { input: () => ({ name: "Matrix", language: "en" }), inside: "done done done done forbidden" },
  "app/desk/articles/[id]/actions.ts findChanges":    { on: "live", input: ({ id }) => ({ id }), inside: "done notFound done done notFound" },
  "app/desk/articles/[id]/actions.ts openForReview":  { on: "submitted", input: ({ id }) => ({ id }), inside: "forbidden notFound done done notFound" },
  "app/desk/articles/[id]/actions.ts submit":         { on: "draft", input: ({ id, seen }) => ({ id, seen }), inside: "done notFound done done notFound" },
  "app/desk/articles/[id]/actions.ts recall":         { on: "submitted", input: ({ id }) => ({ id }), inside: "done notFound forbidden forbidden notFound" },
  "app/desk/articles/[id]/actions.ts approve":        { on: "submitted", input: ({ id, seen }) => ({ id, seen }), inside: "forbidden notFound done done notFound" },
  "app/desk/articles/[id]/actions.ts giveBack":       { on: "submitted", input: ({ id, seen }) => ({ id, seen, note: "Ask again." }), inside: "forbidden notFound done done notFound" },
  "app/desk/articles/[id]/actions.ts publish":        { on: "submitted", input: ({ id, seen }) => ({ id, seen }), inside: "forbidden notFound done done notFound" },
  "app/desk/articles/[id]/actions.ts publishChanges": { on: "live", input: ({ id, seen }) => ({ id, seen, kind: "update", reason: "A number was wrong." }), inside: "forbidden notFound done done notFound" },
  "app/desk/articles/[id]/actions.ts correct":        { on: "live", input: ({ id, seen }) => ({ id, seen, text: "It was Monday." }), inside: "forbidden notFound done done notFound" },
  "app/desk/articles/[id]/actions.ts withdrawCorrection": { on: "live", input: ({ id, correction }) => ({ id, correctionId: correction }), inside: "forbidden notFound done done notFound" },
  "app/desk/articles/[id]/actions.ts kill":           { on: "live", input: ({ id }) => ({ id, note: "The story was wrong." }), inside: "forbidden notFound done done notFound" },
  "app/desk/articles/new/actions.ts createArticle":   { input: ({ persona }) => ({ clientKey: crypto.randomUUID(), language: "ar", personId: askers[persona].actor.id }), inside: "done done done done forbidden" },
  "app/desk/articles/[id]/showcase-actions.ts readShowcase": { on: "draft", input: ({ id }) => ({ id, language: "en" }), inside: "done notFound done done notFound" },
  "app/desk/articles/[id]/showcase-actions.ts sharePreview": { on: "draft", input: ({ id }) => ({ id, days: 3 }), inside: "done notFound done done notFound" },
  "app/desk/articles/[id]/showcase-actions.ts unsharePreview": { on: "draft", input: () => ({ linkId: 2147483647 }), inside: "notFound notFound notFound notFound notFound" },
  "app/desk/articles/[id]/actions.ts restore":        { on: "live", input: ({ id, epoch }) => ({ id, number: 1, what: "all", epoch }), inside: "forbidden notFound done done notFound" },
  "app/desk/articles/[id]/actions.ts findRelatable":  { input: () => ({ text: "Matrix" }), inside: "done done done done forbidden" },
  "app/desk/articles/[id]/actions.ts readRelatable":  { on: "draft", input: ({ id }) => ({ id }), inside: "done done done done forbidden" }, // who may not read it hears nothing of it
  "app/desk/articles/new/actions.ts readArticlePage": { on: "draft", input: ({ id }) => ({ id }), inside: "done notFound done done notFound" },
  "app/desk/articles/new/actions.ts decideHeldBack":  { on: "late", input: ({ late }) => ({ id: late, decision: "discarded" }), inside: "notFound notFound done done notFound" },
  "app/desk/articles/[id]/comment-actions.ts readComments":  { on: "draft", input: ({ id }) => ({ id }), inside: "done notFound done done notFound" },
  "app/desk/articles/[id]/comment-actions.ts startThread":   { on: "talk", input: ({ id, talk: { epoch, anchor } }) => ({ id, epoch, field: "body", anchor, quote: "Words", clientKey: crypto.randomUUID(), text: "Which?", mentionedIds: [] }), inside: "done notFound done done notFound" },
  "app/desk/articles/[id]/comment-actions.ts replyToThread": { on: "talk", input: ({ talk: { threadId } }) => ({ threadId, clientKey: crypto.randomUUID(), text: "Yes.", mentionedIds: [] }), inside: "done notFound done done notFound" },
  "app/desk/articles/[id]/comment-actions.ts editComment":   { on: "talk", input: ({ talk: { commentId } }) => ({ commentId, text: "No.", mentionedIds: [] }), inside: "notFound notFound notFound notFound notFound" },
  "app/desk/articles/[id]/comment-actions.ts deleteComment": { on: "talk", input: ({ talk: { commentId } }) => ({ commentId }), inside: "notFound notFound notFound notFound notFound" },
  "app/desk/articles/[id]/comment-actions.ts resolveThread": { on: "talk", input: ({ talk: { threadId } }) => ({ threadId }), inside: "done notFound done done notFound" },
  "app/desk/articles/[id]/comment-actions.ts reopenThread":  { on: "talk", input: ({ talk: { threadId } }) => ({ threadId }), inside: "done notFound done done notFound" },
  "app/desk/articles/[id]/comment-actions.ts openMentions":  { on: "talk", input: ({ talk: { threadId } }) => ({ threadId }), inside: "done notFound done done notFound" },
  "app/desk/articles/[id]/comment-actions.ts moveAnchors":   { on: "talk", input: ({ id, talk: { epoch, threadId, anchor } }) => ({ id, epoch, moves: [{ threadId, anchor }] }), inside: "done notFound done done notFound" },
  "app/desk/media/actions.ts readPicture":            { input: () => ({ id: picture }), inside: "done done done done forbidden" },
  "app/desk/actions.ts find":                  { input: () => ({ text: "Matrix" }), inside: "done done done done done" },
  "app/desk/actions.ts dismissWelcome":        { input: () => ({}), inside: "forbidden forbidden forbidden done done" },
  "app/desk/staff/actions.ts add":             { input: () => ({ name: "New", email: `${crypto.randomUUID()}@example.test`, roles: ["admin"] }), inside: "forbidden forbidden forbidden forbidden done" },
  "app/desk/staff/actions.ts changeRolesOf":   { input: () => ({ id: author.id, roles: ["editor"] }), inside: "forbidden forbidden forbidden forbidden done" },
  "app/desk/staff/actions.ts disable":         { input: () => ({ id: leaver.id }), inside: "forbidden forbidden forbidden forbidden done" },
  "app/desk/staff/actions.ts enable":          { input: () => ({ id: leaver.id }), inside: "forbidden forbidden forbidden forbidden done" },
  "app/desk/staff/actions.ts resetPasswordOf": { input: () => ({ id: leaver.id }), inside: "forbidden forbidden forbidden forbidden done" },
  "app/desk/settings/actions.ts change":       { input: () => ({ nameAr: "خبر", nameEn: `Khabar ${crypto.randomUUID()}`, zone: "Asia/Beirut", monthStyle: "dual", numerals: "latn", continueReading: false, quotesAr: "guillemets", quotesEn: "curly" }), inside: "forbidden forbidden forbidden done done" },
  "app/desk/settings/actions.ts addOne":       { input: () => ({ nameAr: letters(), nameEn: letters(), slugAr: "", slugEn: "" }), inside: "forbidden forbidden forbidden done done" },
  "app/desk/settings/actions.ts changeOne":    { input: () => ({ id: section, nameAr: letters(), nameEn: letters(), slugAr: "", slugEn: "" }), inside: "forbidden forbidden forbidden done done" },
  "app/desk/settings/actions.ts moveOne":      { input: () => ({ id: section, by: 1 }), inside: "forbidden forbidden forbidden done done" },
  "app/desk/settings/actions.ts changeLogo":     { input: () => ({ language: "ar", pictureId: null }), inside: "forbidden forbidden forbidden done done" },
  "app/desk/settings/actions.ts addTopicOf":     { input: () => ({ nameAr: letters(), nameEn: letters(), slugAr: "", slugEn: "" }), inside: "forbidden forbidden forbidden done done" },
  "app/desk/settings/actions.ts renameTopicOf":  { input: () => ({ id: topic, nameAr: letters(), nameEn: letters(), slugAr: "", slugEn: "" }), inside: "forbidden forbidden forbidden done done" },
  "app/desk/settings/actions.ts mergeTopicOf":   { input: () => ({ id: topic, intoId: topic }), inside: "forbidden forbidden forbidden invalid invalid" },
  "app/desk/settings/actions.ts removeTopicOf":  { input: () => ({ id: 2147483647 }), inside: "forbidden forbidden forbidden notFound notFound" },
  "app/desk/account/actions.ts changePassword": { input: () => ({ current: "not mine", next: "a long word for tests" }), inside: "currentPasswordWrong currentPasswordWrong currentPasswordWrong currentPasswordWrong currentPasswordWrong", outside: "signedOut signedOut signedOut signedOut currentPasswordWrong" },
  "app/desk/account/actions.ts changeByline":   { input: () => ({ nameAr: "اسم", nameEn: "Name" }), inside: "done done done done done" },
  "app/desk/account/actions.ts changePortrait": { input: () => ({ pictureId: null }), inside: "done done done done done" },
  "app/desk/account/actions.ts closeOthers":    { input: () => ({}), inside: "done done done done done", outside: "signedOut signedOut signedOut signedOut done" },
  "app/language-action.ts chooseLanguage":      { input: () => ({ language: "en" }), inside: "done done done done done", outside: "done done done done done" },
};

/** Forms, whose answer is a page. They have tests of their own below. */
const formActions = ["app/login/actions.ts enterDesk", "app/login/actions.ts leaveDesk", "app/login/actions.ts speak"];

const leaver = await makeActor({ name: "Somebody who leaves" });

suite("server actions, called by their ids as a browser does", async () => {
  const ids = readActionIds();

  test("every action has a row, every row an action, and a page carries each of them", () => {
    assert.deepEqual([...Object.keys(actionRows), ...formActions].toSorted(), actions.toSorted());
    assert.deepEqual(
      actions.filter((action) => !ids.has(action)),
      [],
    );
    assert.deepEqual(
      [...ids.keys()].filter((action) => !actions.includes(action)),
      [],
    );
  });

  for (const [action, row] of Object.entries(actionRows)) {
    test(action, async () => {
      const found: string[] = [];
      let scene = await makeScene(undefined);
      for (const [index, persona] of personae.entries()) {
        // who stands outside changes nothing, so one story does for all of them
        if (index <= inside) scene = await makeScene(row.on);
        found.push(`${persona}: ${await call(action, row.input({ ...scene, persona }), persona)}`);
      }
      assert.deepEqual(found, expectedOf(row.inside, row.outside ?? refused));
    });
  }

  test("nobody signs in with a wrong password, and whoever leaves is out at once, with the old cookie too", async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ email: author.email, password: "wrong" }))
      form.append(`1_${name}`, value);
    form.append("0", JSON.stringify([{ problem: "", email: "" }, "$K1"]));
    const entered = await post(formActions[0] ?? "", form, "");
    assert.equal(entered.headers.get("set-cookie"), null);
    assert.match(await entered.text(), /"problem":"[^"]{20}/);

    const cookie = await newsroom.signIn(author);
    assert.equal((await fetch(`${newsroom.url}/desk`, { headers: { cookie }, redirect: "manual" })).status, 200);
    await post(formActions[1] ?? "", "[]", cookie);
    assert.equal((await fetch(`${newsroom.url}/desk`, { headers: { cookie }, redirect: "manual" })).status, 307);
  });

  function post(action: string, body: BodyInit, cookie: string): Promise<Response> {
    const { id, page } = ids.get(action) ?? assert.fail(`no page carries ${action}`);
    return fetch(newsroom.url + page.replace("[id]", String(draft)), {
      method: "POST",
      redirect: "manual",
      headers: {
        "next-action": id,
        accept: "text/x-component",
        origin: newsroom.url,
        cookie,
        ...(typeof body === "string" && { "content-type": "text/plain;charset=UTF-8" }),
      },
      body,
    });
  }

  /** `done`, or the reason of the refusal. */
  async function call(action: string, input: unknown, persona: Persona): Promise<string> {
    const answer = await post(action, JSON.stringify([input]), askers[persona].cookie);
    const said = await answer.text();
    const rows = new Map([...said.matchAll(/^([0-9a-f]+):(.*)$/gm)].map(([, key = "", value = ""]) => [key, value]));
    const [, key = ""] = /"a":"\$@([0-9a-f]+)"/.exec(rows.get("0") ?? "") ?? [];
    const outcome = rows.get(key) ?? "";
    if (outcome.startsWith('{"ok":true')) return "done";
    return /"reason":"(\w+)"/.exec(outcome)?.[1] ?? `${answer.status} ${said.slice(0, 300)}`;
  }
});

async function look(address: string, persona: Persona, marker = "Matrix"): Promise<string> {
  const answer = await ask(address, persona);
  const place = answer.headers.get("location");
  if (place) {
    const { pathname } = new URL(place, newsroom.url);
    return { "/login": "login", "/desk/account": "account" }[pathname] ?? pathname;
  }
  const body = await answer.text();
  if (answer.status >= 500) return `stumbles (${answer.status})`;
  return body.includes(marker) ? (answer.status === 200 ? "open" : `open, but ${answer.status}`) : "closed";
}

function ask(address: string, persona: Persona, options: RequestInit = {}): Promise<Response> {
  const headers = { cookie: askers[persona].cookie, "accept-language": "en", ...options.headers };
  return fetch(newsroom.url + address, { redirect: "manual", ...options, headers });
}

function expectedOf(inside: Five, outside: Outside): string[] {
  const words = `${inside} ${outside}`.split(/\s+/);
  assert.equal(words.length, personae.length);
  return personae.map((persona, index) => `${persona}: ${words[index]}`);
}

async function makeScene(on: State | undefined): Promise<Omit<Scene, "persona">> {
  if (!on) return { id: 0, seen: null, epoch: 0, late: 0, correction: 0, talk: noTalk };
  const makers = {
    draft: () => makeArticle(author),
    submitted: () => makeSubmitted(author),
    live: () => makeLive(author),
    late: () => makeArticle(author),
    talk: () => makeArticle(author, { content: { body: [paragraph("Words.")] } }),
  };
  const id = await makers[on]();
  await putOn(id);
  if (on === "live") await write(id, makeContent());
  const late = on === "late" ? await makeLate(id) : 0;
  const correction = on === "live" ? await makeCorrection(id) : 0;
  const talk = on === "talk" ? await makeTalk(id) : noTalk;
  const { seen } = await seenOf(id);
  return {
    id,
    correction,
    talk,
    epoch: seen.epoch,
    seen: { ...seen, stateVector: Buffer.from(seen.stateVector).toString("base64") },
    late,
  };
}

/** The reporter of the matrix, and those who have no business here although they are on it. */
async function putOn(articleId: number): Promise<void> {
  const { reporter, admin, disabled, expired, newcomer, forger, nobody } = askers;
  const onIt = [reporter, admin, disabled, expired, newcomer, forger, nobody];
  await desk()
    .insert(articleStaff)
    .values(onIt.map(({ actor }) => ({ articleId, personId: actor.id })));
}

const noTalk: Talk = { threadId: 0, commentId: 0, epoch: 0, anchor: null };

async function makeTalk(articleId: number): Promise<Talk> {
  const threadId = await makeThread(author, articleId, { words: "Words" });
  const { threads } = await listComments(author, articleId);
  const [thread] = threads;
  assert.ok(thread);
  return { threadId, commentId: thread.comments[0]?.id ?? 0, epoch: thread.epoch, anchor: thread.anchor };
}

async function makeCorrection(articleId: number): Promise<number> {
  const row = { articleId, text: "It was Tuesday.", actorId: author.id };
  const [made] = await desk().insert(articleCorrections).values(row).returning({ id: articleCorrections.id });
  return made?.id ?? assert.fail("no correction");
}

/** Text of the author's that came after the epoch had closed. */
async function makeLate(articleId: number): Promise<number> {
  const { epoch, updates } = await readDraft(desk(), articleId);
  await write(articleId, makeContent());
  await holdBack(author, articleId, epoch, typeInto(updates, "too late"));
  const [row] = await desk().select().from(heldBack).where(eq(heldBack.articleId, articleId));
  return row?.id ?? assert.fail("nothing was held back");
}

let count = 0;
/** A name that has not been there, of letters alone. */
function letters(): string {
  count += 1;
  return `Section ${String.fromCharCode(97 + Math.floor(count / 26), 97 + (count % 26))}`;
}
