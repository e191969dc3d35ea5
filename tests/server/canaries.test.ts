/* Long on purpose: every place where a secret can lie, and every place where a reader could find it, in one list each. */
import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { eq } from "drizzle-orm";
import * as Y from "yjs";
import { listAuthors } from "#db/authors.ts";
import { replyInThread } from "#db/comments.ts";
import { listCorrections, withdrawCorrection } from "#db/corrections.ts";
import { correctArticle, killArticle, publishArticle, publishChanges, returnArticle } from "#db/deeds.ts";
import { openEpoch, readDraft } from "#db/drafts.ts";
import { listSections } from "#db/facts.ts";
import { holdBack } from "#db/held-back.ts";
import { desk } from "#db/process.ts";
import { articles, authors, diary, pictures, revisions, uploads } from "#db/schema.ts";
import { createTopic } from "#db/topics.ts";
import { transact } from "#db/transact.ts";
import { buildAddress } from "#newsroom/address.ts";
import type { BodyNode, Language } from "#newsroom/article.ts";
import { proseOf } from "#newsroom/draft.ts";
import type { Actor } from "#newsroom/permissions.ts";
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
  setFacts,
  typeInto,
  write,
} from "../factories.ts";
import { openNewsroom } from "./open-newsroom.ts";
import { cookieOf, openWriter, socketWith, type, until, untilState } from "./writer.ts";

/** Words that must reach readers, so that the search is known to find what is there. */
const shown = new Map<string, string>();
/** Words that must not. */
const hidden = new Map<string, string>();

function show(place: string): string {
  return plant(shown, place);
}

function hide(place: string): string {
  return plant(hidden, place);
}

/** One word that stands nowhere else: letters alone, so that no encoding changes it. */
function plant(into: Map<string, string>, place: string): string {
  const digits = [...String(shown.size + hidden.size + 100)].map((digit) => "abcdefghij"[Number(digit)]).join("");
  const word = `qanari${digits}qanari`;
  into.set(place, word);
  return word;
}

const newsroom = await openNewsroom();
after(() => newsroom.stop());
const told: string[] = []; // everything that a reader, or a colleague who has no business with it, was sent
const own: string[] = []; // what the writer of the story was sent
const previews: string[] = []; // the writer's story as readers would see it

before(async () => {
  const scene = await setScene();
  await overhear(scene);
  await readEverything(scene);
});

suite("what the newsroom keeps to itself", () => {
  test("the words were planted: the desk's tables hold every one of them", async () => {
    const kept = await textOfSchema("public");
    assert.deepEqual(
      [...hidden].filter(([, word]) => !contains(kept, word)),
      [],
    );
    assert.deepEqual(
      [...shown].filter(([, word]) => !contains(kept, word)),
      [],
    );
  });

  test("the search finds what readers are told", () => {
    assert.deepEqual(
      [...shown].filter(([, word]) => !told.some((text) => contains(text, word))),
      [],
    );
    assert.ok(
      own.some((text) => contains(text, hidden.get("unpublished again: headline") ?? "?")),
      "the writer sees the draft",
    );
  });

  test("none of it stands in any answer to readers, in their headers, or in a colleague's pages and socket", () => {
    assert.deepEqual(
      [...hidden].filter(([, word]) => told.some((text) => contains(text, word))),
      [],
    );
  });

  test("none of it stands in the schema that readers' pages are made from, and what readers see does", async () => {
    const published = await textOfSchema("published");
    assert.deepEqual(
      [...hidden].filter(([, word]) => contains(published, word)),
      [],
    );
    assert.deepEqual(
      [...shown].filter(([, word]) => !contains(published, word)),
      [],
    );
    const count = (place: string) => published.split(shown.get(place) ?? "?").length;
    assert.equal(count("block that is moved"), count("body"), "what is moved stands once");
  });

  test("no comment and no proposal stands in a revision, nor in a story as its writer is shown it before readers are", async () => {
    const proposals = [...hidden].filter(([place]) => place.startsWith("proposal"));
    const comments = [...hidden].filter(([place]) => place.startsWith("comment"));
    const kept = JSON.stringify(await desk().select().from(revisions));
    assert.equal(proposals.length, 18);
    const found = [...comments, ...proposals].filter(([, word]) =>
      [...previews, kept].some((text) => contains(text, word)),
    );
    assert.ok(comments.length > 2 && contains(kept, shown.get("body") ?? "?"));
    assert.ok(previews.every((text) => contains(text, shown.get("body") ?? "?")));
    assert.deepEqual(found, []);
  });

  test("none of it stands in the log of the server", () => {
    assert.match(newsroom.output(), /Khabar is ready/);
    assert.match(newsroom.output(), /sign-in: /); // a failed one, with a planted address
    assert.deepEqual(
      [...hidden].filter(([, word]) => contains(newsroom.output(), word)),
      [],
    );
  });
});

type Scene = {
  live: number;
  changed: number;
  killed: number;
  draft: number;
  writer: Actor;
  stranger: Actor;
  own: number;
};

/** A newsroom with a secret in every place that there is. */
async function setScene(): Promise<Scene> {
  const writer = await makeActor({ name: show("byline"), email: `${hide("staff: email")}@example.test` });
  const editor = await makeActor({ name: hide("staff: name without a byline"), roles: ["editor"] });
  const publisher = await makeActor({ name: "Publisher", roles: ["editor"] });
  const stranger = await makeActor({ name: "Stranger" });
  const sources = [
    {
      kind: "agency" as const,
      name: show("source"),
      link: "",
      note: hide("source: note of a shown one"),
      isShown: true,
    },
    {
      kind: "person" as const,
      name: hide("source: hidden"),
      link: `https://example.org/${hide("source: link of a hidden one")}`,
      note: hide("source: note"),
      isShown: false,
    },
  ];
  const live = await makeSubmitted(writer, {
    content: { headline: show("headline"), kicker: show("kicker"), body: [paragraph(show("body"))] },
    facts: { sources },
  });
  const picture = await namePicture(await makePicture(editor));
  const lead = {
    pictureId: picture,
    caption: show("caption"),
    credit: show("credit"),
    alternative: show("alternative"),
  };
  await setFacts(editor, live, { lead: { ...lead, isDecorative: false } });
  await suggest(live, { writer, editor });
  await talk(live, shown.get("body") ?? "", { writer, editor }, "comment: before publishing");
  await publishArticle(editor, live, await seenOf(live));

  await talk(live, shown.get("body") ?? "", { writer, editor }, "comment: on a live story");

  const changed = await makeLive(publisher, {
    content: { headline: "Changed afterwards", body: [paragraph(hide("replaced: body"))] },
  });
  await write(changed, makeContent({ headline: show("change: headline") }));
  await publishChanges(editor, changed, { kind: "update", reason: hide("change: reason"), ...(await seenOf(changed)) });
  await correctArticle(editor, changed, { text: hide("correction: withdrawn"), ...(await seenOf(changed)) });
  const [wrong] = await listCorrections(desk(), changed);
  await withdrawCorrection(editor, changed, wrong?.id ?? 0);
  await correctArticle(editor, changed, { text: show("correction"), ...(await seenOf(changed)) });
  await write(changed, draftContent("draft"));
  await setFacts(editor, changed, { lead: { ...lead, caption: hide("draft: caption"), isDecorative: false } });
  await setFacts(editor, changed, {
    topicIds: [(await createTopic(editor, { name: hide("draft: topic"), language: "en" })).id],
  });

  // its address goes on answering, with the note: so the address is not made from the headline here
  const killed = await makeLive(publisher, { content: draftContent("killed"), facts: { slug: "withdrawn" } });
  await killArticle(editor, killed, { note: show("kill note") });

  const draft = await makeSubmitted(writer, { content: draftContent("unpublished") });
  await returnArticle(editor, draft, { note: hide("return note"), ...(await seenOf(draft)) });
  const { epoch, updates } = await readDraft(desk(), draft);
  await write(draft, draftContent("unpublished again"));
  await talk(draft, hidden.get("unpublished again: body") ?? "", { writer, editor }, "comment: on a draft");
  await holdBack(writer, draft, epoch, typeInto(updates, hide("held back")));
  await desk()
    .update(articles)
    .set({ clientKey: hide("client key") })
    .where(eq(articles.id, draft));
  await desk()
    .insert(authors)
    .values({ nameAr: hide("author: Arabic"), nameEn: hide("author: English"), slug: "idle" });
  await desk()
    .insert(diary)
    .values({ deed: "article.facts", articleId: draft, details: { of: hide("diary: details") } });
  await desk()
    .insert(uploads)
    .values({
      key: "some",
      provider: "local",
      personId: writer.id,
      name: hide("upload: name"),
      bytes: 1,
      expiresAt: new Date(),
    });
  return { live, changed, killed, draft, writer, stranger, own: await makeArticle(stranger) };
}

/** Proposals in every field and of every form that holds words. They stand through the deeds that follow. */
async function suggest(id: number, { writer, editor }: { writer: Actor; editor: Actor }): Promise<void> {
  const prose = proseOf((await readDraft(desk(), id)).updates);
  const claim = (by: Actor) => ({ id: `by-${by.id}`, by: by.id, at: 0 });
  const added = (place: string): BodyNode => ({
    type: "text",
    text: ` ${hide(`proposal: ${place}`)}`,
    marks: [{ type: "insertion", attrs: claim(editor) }],
  });
  const attrs = { proposal: JSON.stringify({ insert: claim(writer) }) };
  const [first = paragraph(""), ...others] = prose.body;
  const body = [
    { ...first, content: [...(first.content ?? []), added("words in the body")] },
    ...others,
    { ...paragraph(hide("proposal: paragraph")), attrs },
    { type: "bulletList", content: [{ type: "listItem", content: [paragraph(hide("proposal: list"))] }], attrs },
    ...proposedBlocks(attrs, claim(editor)),
  ];
  const lines = {
    kicker: [...prose.kicker, added("kicker")],
    headline: [...prose.headline, added("headline")],
    standfirst: [...prose.standfirst, added("standfirst")],
  };
  await transact((tx) => openEpoch(tx, id, { ...lines, body }));
}

/** Blocks of every kind that come, and standing ones in which something comes, that become others, go or are moved. */
function proposedBlocks(attrs: { proposal: string }, claim: object): BodyNode[] {
  const item = (words: string) => ({ type: "listItem", content: [paragraph(words)] });
  const row = (words: string) => ({
    type: "tableRow",
    content: [{ type: "tableCell", attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(words)] }],
  });
  const said = (words: string) => ({ type: "attribution", content: [{ type: "text", text: words }] });
  const card = (author: string, quote: string) => ({
    href: "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    author,
    quote,
    pictureId: null,
  });
  const moved = paragraph(show("block that is moved"));
  const [was, goes] = [{ type: "embed", attrs: card("Harbour", show("card")) }, JSON.stringify({ remove: claim })];
  return [
    { type: "heading", attrs: { level: 2, ...attrs }, content: [{ type: "text", text: hide("proposal: heading") }] },
    { type: "blockquote", attrs, content: [paragraph(hide("proposal: quote")), said(hide("proposal: quoted"))] },
    { type: "pullQuote", attrs, content: [paragraph(hide("proposal: pull quote"))] },
    {
      type: "factBox",
      attrs,
      content: [
        { type: "boxTitle", content: [{ type: "text", text: hide("proposal: title of a box") }] },
        paragraph(hide("proposal: box")),
      ],
    },
    { type: "table", attrs, content: [row(hide("proposal: table"))] },
    { type: "embed", attrs: { ...card(hide("proposal: card's author"), hide("proposal: card's words")), ...attrs } },
    { type: "bulletList", content: [item(show("item")), { ...item(hide("proposal: item")), attrs }] },
    { type: "table", content: [row(show("row")), { ...row(hide("proposal: row")), attrs }] },
    {
      type: "embed",
      attrs: {
        ...card("Harbour", hide("proposal: other words of a card")),
        proposal: JSON.stringify({ change: { ...claim, was } }),
      },
    },
    { ...paragraph(show("block that is to go")), attrs: { proposal: goes } },
    { ...moved, attrs: { proposal: goes } },
    paragraph(show("block between")),
    { ...moved, attrs },
  ];
}

/** A thread with an answer, a mention and words that were taken back. */
async function talk(id: number, words: string, people: { writer: Actor; editor: Actor }, place: string): Promise<void> {
  const { writer, editor } = people;
  const thread = await makeThread(editor, id, { words, text: hide(place), mentionedIds: [writer.id] });
  const reply = { clientKey: hide(`${place}: key`), text: hide(`${place}: answer`), mentionedIds: [] };
  await replyInThread(writer, thread, reply);
}

function draftContent(of: string) {
  return makeContent({
    headline: hide(`${of}: headline`),
    kicker: hide(`${of}: kicker`),
    standfirst: hide(`${of}: standfirst`),
    body: [paragraph(hide(`${of}: body`))],
  });
}

async function namePicture(id: number): Promise<number> {
  await desk()
    .update(pictures)
    .set({ name: `${hide("picture: file name")}.jpg`, key: hide("picture: key") })
    .where(eq(pictures.id, id));
  return id;
}

/** The writer types and deletes; a colleague sits in a story of their own, and knocks at this one. */
async function overhear({ writer, stranger, draft, own: strangers }: Scene): Promise<void> {
  const frames = (into: string[], headers: Record<string, string>) =>
    new Proxy(socketWith(headers), {
      construct(target, given) {
        const socket: WebSocket = Reflect.construct(target, given);
        socket.addEventListener("message", ({ data }) => into.push(hexOf(data)));
        return socket;
      },
    });
  const headersOf = async (actor: Actor) => ({ cookie: await cookieOf(actor), origin: newsroom.url });
  const at = await openWriter(newsroom, writer, draft, { socket: frames(own, await headersOf(writer)) });
  const colleague = frames(told, await headersOf(stranger));
  const beside = await openWriter(newsroom, stranger, strangers, { socket: colleague });
  const outside = await openWriter(newsroom, stranger, draft, { socket: colleague });
  await untilState(at, "saved");
  await untilState(beside, "saved");
  await untilState(outside, "forbidden");
  type(at, "headline", hide("typed"));
  type(at, "standfirst", hide("deleted"));
  await untilState(at, "saved");
  const line = at.view.doc.getXmlFragment("standfirst").get(0);
  assert.ok(line instanceof Y.XmlElement);
  line.delete(0, line.length);
  await untilState(at, "saved");
  type(beside, "headline", " and on");
  await untilState(beside, "saved");
  await until(() => own.length > 3 && told.length > 3, "frames on both lines");
  for (const connection of [at, beside, outside]) connection.stop();
}

async function readEverything({ live, changed, killed, draft, writer, stranger }: Scene): Promise<void> {
  const sections = await listSections();
  const names = await listAuthors(writer);
  const places = (language: Language) => [
    ...(["front", "latest", "feed"] as const).map((kind) => buildAddress({ kind, language })),
    ...sections.flatMap((row) => {
      const section = language === "ar" ? row.slugAr : row.slugEn;
      return [
        ...(["section", "sectionFeed"] as const).map((kind) => buildAddress({ kind, language, section })),
        ...[live, changed, killed, draft].map((id) =>
          buildAddress({ kind: "story", language, section, slug: "any", id }),
        ),
      ];
    }),
    ...[live, changed, killed, draft, 99_999].map((id) => buildAddress({ kind: "short", language, id })),
    ...names.map((name) => buildAddress({ kind: "author", language, author: name.slug })),
    buildAddress({ kind: "topic", language, topic: "harbour" }),
  ];
  const others = [
    "/robots.txt",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/search?q=qanari",
    "/en/search?q=qanari",
    "/%ff%fe",
  ];
  const services = ["/api/health", "/api/auth/session", "/media/nothing.webp", "/ut/some", "/login", "/collaboration"];
  const seen = new Set<string>();
  const queue = [...places("ar"), ...places("en"), ...others, ...services];
  for (let address = queue.shift(); address !== undefined && seen.size < 500; address = queue.shift()) {
    if (seen.has(address)) continue;
    seen.add(address);
    const { body, next: moved } = await ask(address);
    if (moved.startsWith("/")) queue.push(moved);
    for (const [, next = ""] of body.matchAll(/(?:href|src)="(\/[^"#]*)"/g)) queue.push(next.replaceAll("&amp;", "&"));
  }
  assert.ok(seen.size > 60, `${seen.size} addresses`);
  assert.ok(
    [...seen].some((address) => address.endsWith(`-${live}`)),
    "the crawl came to the story",
  );
  const cookie = await cookieOf(stranger);
  for (const address of [
    "",
    "/articles",
    `/articles/${draft}`,
    `/articles/${draft}/history`,
    `/articles/${live}/preview`,
  ]) {
    await ask(`/desk${address}`, { headers: { cookie } });
  }
  const preview = await fetch(`${newsroom.url}/desk/articles/${live}/preview`, {
    headers: { cookie: await cookieOf(writer) },
  });
  previews.push(await preview.text());
  const form = new URLSearchParams({ email: `${hidden.get("staff: email")}@example.test`, password: "wrong" });
  await ask("/api/auth/callback/credentials", { method: "POST", body: form, headers: { origin: newsroom.url } });
}

/** Keeps status, headers and body of an answer. */
async function ask(address: string, options: RequestInit = {}): Promise<{ body: string; next: string }> {
  const answer = await fetch(newsroom.url + address, { redirect: "manual", ...options });
  const body = await answer.text();
  told.push(`${answer.status} ${JSON.stringify([...answer.headers])} ${body}`);
  return { body, next: answer.headers.get("location") ?? "" };
}

/** Every row of every table, as text; bytes in hexadecimal. */
async function textOfSchema(schema: "public" | "published"): Promise<string> {
  const tables = await desk().execute<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = '${schema}'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await desk().execute<{ text: string }>(
      `select row_to_json(t)::text as text from ${schema}."${name}" t`,
    );
    texts.push(...rows.map((row) => row.text));
  }
  assert.ok(tables.length > 8, `${tables.length} tables`);
  return texts.join("\n");
}

function contains(text: string, word: string): boolean {
  return text.toLowerCase().includes(word) || text.includes(Buffer.from(word).toString("hex"));
}

function hexOf(data: unknown): string {
  if (typeof data === "string") return data;
  assert.ok(data instanceof ArrayBuffer || data instanceof Uint8Array, "frames come as bytes");
  return Buffer.from(data instanceof ArrayBuffer ? new Uint8Array(data) : data).toString("hex");
}
