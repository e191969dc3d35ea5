import { readFileSync } from "node:fs";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import * as Y from "yjs";
import { compactDraft } from "#db/draft-log.ts";
import { readDraft } from "#db/drafts.ts";
import { desk } from "#db/process.ts";
import { drafts, draftUpdates } from "#db/schema.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { makeArticle, makeContent, makeThread, paragraph } from "../factories.ts";
import { say } from "./part.ts";

const prose = readFileSync(join(import.meta.dirname, "harbour-story.txt"), "utf8")
  .trim()
  .split("\n\n"); // 900 words

/** An Arabic draft of so many words, with so many threads in its margin. @returns its id */
export async function writeLong(editor: Actor, words: number, threads = 0): Promise<number> {
  const paragraphs: string[] = [];
  for (let written = 0; written < words; ) {
    const text = `${paragraphs.length + 1}: ${prose[paragraphs.length % prose.length] ?? ""}`;
    paragraphs.push(text);
    written += text.split(/\s+/).length;
  }
  const content = makeContent({ headline: "الميناء القديم يفتح أرصفته", body: paragraphs.map(paragraph) });
  const id = await makeArticle(editor, { content, facts: { language: "ar" } });
  for (let thread = 0; thread < threads; thread += 1) {
    const place = Math.floor((thread * paragraphs.length) / threads);
    const words = (paragraphs[place] ?? "")
      .split(" ")
      .slice(0, 2 + Math.floor(thread / paragraphs.length))
      .join(" ");
    await makeThread(editor, id, { words, clientKey: `bench-${id}-${thread}` });
  }
  return id;
}

const rows = 500; // between two compactions, as the log does it
const people = 20;

/**
 * A story that was typed and rubbed out again in a million single keys by twenty people, each key a row of the log, compacted as often as the server
 * does it. The rows go in many at once, since waiting for a million commits proves nothing here.
 * @returns its id, and what compactions took in ms: it must not grow with what was typed
 */
export async function makeWorn(
  editor: Actor,
  updates: number,
): Promise<{ id: number; compactions: { median: number; maximum: number } }> {
  const id = await writeLong(editor, 900);
  const { epoch, seq, updates: known } = await readDraft(desk(), id);
  const desks = Array.from({ length: people }, () => {
    const doc = new Y.Doc();
    for (const update of known) Y.applyUpdate(doc, update);
    return { doc, text: writeHere(doc), typed: 0, caret: 0 };
  });
  const times: number[] = [];
  let last = seq;
  for (let done = 0; done < updates; done += rows) {
    const values = Array.from({ length: Math.min(rows, updates - done) }, (_, row) => {
      last += 1;
      const keys = pressKey(desks[(done + row) % people], done + row);
      return { articleId: id, epoch, seq: last, actorId: editor.id, bytes: keys };
    });
    await desk().insert(draftUpdates).values(values);
    await desk()
      .update(drafts)
      .set({ seq: last })
      .where(and(eq(drafts.articleId, id), eq(drafts.epoch, epoch)));
    const began = performance.now();
    await compactDraft(id, epoch);
    times.push(performance.now() - began);
    if (done % 50_000 === 0)
      say(
        `${done.toLocaleString("en")} of ${updates.toLocaleString("en")} updates, a compaction ${times.at(-1)?.toFixed(0)} ms`,
      );
  }
  const sorted = times.toSorted((one, other) => one - other);
  return { id, compactions: { median: sorted[Math.floor(sorted.length / 2)] ?? 0, maximum: sorted.at(-1) ?? 0 } };
}

type Typing = { doc: Y.Doc; text: Y.XmlText; typed: number; caret: number };

/** A paragraph of one's own, so that nobody's letters hang on another's. */
function writeHere(doc: Y.Doc): Y.XmlText {
  const text = new Y.XmlText();
  const element = new Y.XmlElement("paragraph");
  element.insert(0, [text]);
  doc.getXmlFragment("body").push([element]);
  return text;
}

const typedInARow = 40; // letters; then all but two of them are rubbed out, and the caret goes elsewhere
const turn = 2 * typedInARow - 2;

function pressKey(typing: Typing | undefined, key: number): Uint8Array {
  if (!typing) throw new Error("Nobody types.");
  const { doc, text } = typing;
  let update: Uint8Array | null = null;
  doc.once("update", (bytes: Uint8Array) => {
    update = bytes;
  });
  const place = typing.typed % turn;
  if (place === 0) typing.caret = (key * 7919) % (text.length + 1);
  if (place < typedInARow) text.insert(typing.caret++, "ابتثجحخدذر"[key % 10] ?? "ا");
  else text.delete(--typing.caret, 1);
  typing.typed += 1;
  if (!update || typing.typed === 1) return Y.encodeStateAsUpdate(doc); // with the paragraph
  return update;
}
