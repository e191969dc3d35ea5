import assert from "node:assert/strict";
import * as Y from "yjs";
import { readDraft } from "#db/drafts.ts";
import { desk } from "#db/process.ts";
import type { Content } from "#newsroom/article.ts";

/** Adds letters to the end of a field's first paragraph, as typing does. */
export function addLetters(doc: Y.Doc, field: keyof Omit<Content, "v">, letters: string): void {
  const paragraph = doc.getXmlFragment(field).get(0);
  assert.ok(paragraph instanceof Y.XmlElement, `${field} is not loaded`);
  if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()]);
  const text = paragraph.get(paragraph.length - 1);
  assert.ok(text instanceof Y.XmlText);
  text.insert(text.length, letters);
}

/** Somebody's copy of a draft, whose keys give updates. Sees nothing of the others but what it was made from. */
export class Typist {
  readonly doc = new Y.Doc();
  readonly epoch: number;

  private constructor(epoch: number, updates: Uint8Array[]) {
    this.epoch = epoch;
    for (const update of updates) Y.applyUpdate(this.doc, update);
  }

  static async open(articleId: number): Promise<Typist> {
    const { epoch, updates } = await readDraft(desk(), articleId);
    return new Typist(epoch, updates);
  }

  type(field: keyof Omit<Content, "v">, letters: string): Uint8Array {
    return this.#change(() => addLetters(this.doc, field, letters));
  }

  deleteBlock(place: number): Uint8Array {
    return this.#change(() => this.doc.getXmlFragment("body").delete(place, 1));
  }

  #change(change: () => void): Uint8Array {
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array) => updates.push(update);
    this.doc.on("update", keep);
    change();
    this.doc.off("update", keep);
    return Y.mergeUpdates(updates);
  }
}
