import { eq } from "drizzle-orm";
import * as Y from "yjs";
import { createArticle } from "#db/articles.ts";
import { anchorOf } from "#db/comment-anchors.ts";
import { type Said, startThread } from "#db/comments.ts";
import { publishArticle, submitArticle } from "#db/deeds.ts";
import { openEpoch, readDraft, type Seen } from "#db/drafts.ts";
import { changeFacts, listSections, readFacts } from "#db/facts.ts";
import { desk } from "#db/process.ts";
import { articles, authors, commentThreads, people, pictures } from "#db/schema.ts";
import { transact } from "#db/transact.ts";
import type { CommentField } from "#newsroom/anchors.ts";
import { type Content, emptyContent, type Facts } from "#newsroom/article.ts";
import { stateVectorOf } from "#newsroom/draft.ts";
import { anchorAt, placeOf, readField } from "#newsroom/field-text.ts";
import type { Actor, Role } from "#newsroom/permissions.ts";

let count = 0;

/** A person with a byline, straight into the tables. Has no password: sign in by `signIn()` of the browser tests. */
export async function makeActor(
  options: Partial<Pick<Actor, "name" | "email" | "roles" | "language">> = {},
): Promise<Actor> {
  count += 1;
  const { name = `Person ${count}`, email = `person${count}@example.test`, language = "en" } = options;
  const roles: Role[] = options.roles ?? ["reporter"];
  const [person] = await desk()
    .insert(people)
    .values({ name, email, roles, language, passwordHash: "none" })
    .returning();
  if (!person) throw new Error("no person");
  await desk()
    .insert(authors)
    .values({ personId: person.id, nameAr: name, nameEn: name, slug: `person-${person.id}` });
  return { id: person.id, name, email, roles, language };
}

/** A picture that is ready to publish, without files. */
export async function makePicture(actor: Actor): Promise<number> {
  count += 1;
  const hash = count.toString(16).padStart(64, "0");
  const [picture] = await desk()
    .insert(pictures)
    .values({
      key: `picture-${count}`,
      provider: "local",
      name: "harbour.jpg",
      type: "image/jpeg",
      bytes: 1000,
      width: 1600,
      height: 900,
      state: "ready",
      renditions: [{ width: 640, height: 360, format: "webp", hash, bytes: 900 }],
      uploadedById: actor.id,
    })
    .returning({ id: pictures.id });
  if (!picture) throw new Error("no picture");
  return picture.id;
}

export const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });

export function makeContent(content: Partial<Content> = {}): Content {
  count += 1;
  return { ...emptyContent, headline: `Headline ${count}`, body: [paragraph(`Paragraph ${count}.`)], ...content };
}

/** A draft of the actor's, with everything that publishing needs unless told otherwise. */
export async function makeArticle(
  actor: Actor,
  { content = {}, facts = {} }: { content?: Partial<Content>; facts?: Partial<Facts> } = {},
): Promise<number> {
  count += 1;
  const { id } = await createArticle(actor, { clientKey: `key-${count}`, language: "en" });
  const [section] = await listSections();
  await setFacts(actor, id, {
    sectionId: section?.id ?? null,
    sources: [{ kind: "agency", name: "Harbour Agency", link: "", note: "", isShown: true }],
    ...facts,
  });
  await write(id, makeContent(content));
  return id;
}

/** Changes facts as somebody who sees the newest ones. */
export async function setFacts(actor: Actor, articleId: number, facts: Partial<Facts>): Promise<void> {
  await changeFacts(actor, articleId, facts, await readFacts(desk(), articleId));
}

/** Puts a text into the draft, as a new epoch. */
export async function write(articleId: number, content: Content): Promise<void> {
  await transact(async (tx) => {
    await tx.update(articles).set({ headline: content.headline }).where(eq(articles.id, articleId));
    await openEpoch(tx, articleId, content);
  });
}

/** What somebody who sees the whole draft and the newest facts would send along with a deed. */
export async function seenOf(articleId: number): Promise<{ seen: Seen }> {
  const { epoch, updates } = await readDraft(desk(), articleId);
  const [article] = await desk().select().from(articles).where(eq(articles.id, articleId));
  if (!article) throw new Error("no article");
  return { seen: { epoch, stateVector: stateVectorOf(updates), factsVersion: article.factsVersion } };
}

export async function makeSubmitted(reporter: Actor, parts: Parameters<typeof makeArticle>[1] = {}): Promise<number> {
  const id = await makeArticle(reporter, parts);
  await submitArticle(reporter, id, await seenOf(id));
  return id;
}

/** A live story by this editor. */
export async function makeLive(
  editor: Actor,
  parts: Parameters<typeof makeArticle>[1] = {},
  now = new Date(),
): Promise<number> {
  const id = await makeArticle(editor, parts);
  await publishArticle(editor, id, await seenOf(id), now);
  return id;
}

/** A thread of comments at the first of these words in the draft's text. */
export async function makeThread(
  actor: Actor,
  articleId: number,
  { words, field = "body", ...said }: { words: string; field?: CommentField } & Partial<Said>,
): Promise<number> {
  count += 1;
  const { epoch, updates } = await readDraft(desk(), articleId);
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const text = readField(doc, field);
  const from = text.text.indexOf(words);
  const anchor = from < 0 ? null : anchorAt(text, { from, to: from + words.length });
  if (!anchor) throw new Error(`"${words}" is not in the draft.`);
  const own = { clientKey: `thread-${count}`, text: `Comment ${count}`, mentionedIds: [], ...said };
  return startThread(actor, articleId, { epoch, field, anchor, quote: words, ...own });
}

/** The words that a thread holds to in the draft as it is now; null: they are gone. */
export async function readThreadWords(threadId: number): Promise<string | null> {
  const [thread] = await desk().select().from(commentThreads).where(eq(commentThreads.id, threadId));
  if (!thread) throw new Error("no thread");
  const { epoch, updates } = await readDraft(desk(), thread.articleId);
  if (thread.epoch !== epoch) throw new Error(`The thread was left behind in epoch ${thread.epoch}.`);
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const text = readField(doc, thread.field);
  const range = placeOf(text, anchorOf(thread), thread.quote);
  return range ? text.text.slice(range.from, range.to) : null;
}

export async function disable(actor: Actor): Promise<void> {
  await desk().update(people).set({ disabledAt: new Date() }).where(eq(people.id, actor.id));
}

/** What somebody's browser would send who had added words to the headline of this log. */
export function typeInto(updates: Uint8Array[], words: string): Uint8Array {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const line = doc.getXmlFragment("headline").get(0);
  if (!(line instanceof Y.XmlElement)) throw new Error("The draft has no headline.");
  line.insert(line.length, [new Y.XmlText(words)]);
  return Y.encodeStateAsUpdate(doc);
}
