import type { EditorView } from "@tiptap/pm/view";
import type { BodyNode } from "#newsroom/article.ts";
import { pictureTypes } from "#newsroom/pictures.ts";
import { type Cleaned, cleanHtml } from "./clean-html.ts";
import { cleanText } from "./clean-text.ts";
import { holdPicture } from "./held-pictures.ts";
import { insertPaste } from "./insert-paste.ts";
import { newReceipt, type Receipt, saysSomething } from "./receipt.ts";

export { cleanOneLine } from "./clean-text.ts";

/** What was on the clipboard, read while the browser allows it. `isPlain`: the writer asked for plain text. */
export type Clip = { html: string; text: string; files: File[]; isPlain: boolean };

/** Puts it into the story. @returns what became of it, null when there is nothing to tell */
export function pasteClip(view: EditorView, { html, text, files, isPlain }: Clip): Receipt | null {
  const pictures = files.filter(isPicture);
  const cleaned = isPlain || html === "" ? cleanText(text, isPlain) : readHtml(html, text);
  const isBare = isPlain || cleaned.text.trim() === "";
  if (isBare && !isPlain && pictures.length > 0) {
    const { receipt } = pastePictures(view, pictures);
    return receipt;
  }
  if (cleaned.blocks.length === 0 && text.trim() !== "" && !isPlain)
    return pasteClip(view, { html: "", text, files: [], isPlain: true });
  insertPaste(view, { ...cleaned, blocks: withKeys(cleaned) }, text);
  return saysSomething(cleaned.receipt) ? cleaned.receipt : null;
}

/** A fault of ours costs the looks of a paste, never its words. */
function readHtml(html: string, text: string): Cleaned {
  try {
    return cleanHtml(html);
  } catch (error) {
    if (text.trim() === "") throw error;
    reportError(error);
    return cleanText(text, true);
  }
}

/** Picture files, pasted or dropped: each gets its place at the cursor, and is sent. */
export function pastePictures(view: EditorView, files: File[]): { receipt: Receipt } {
  const receipt = newReceipt();
  receipt.kept.pictures = files.length;
  const blocks = files.map((file) => ({ type: "picture", attrs: { pictureId: holdPicture(file) } }));
  insertPaste(view, { blocks, files, receipt, text: "" }, "");
  return { receipt };
}

/** What a picture is by its own word; whether it really is one, the server finds. */
function isPicture({ type }: File): boolean {
  return type.startsWith("image/") || Object.values(pictureTypes).includes(type);
}

/** Each picture of the paste with the key under which its file is held. */
function withKeys({ blocks, files }: Pick<Cleaned, "blocks" | "files">): BodyNode[] {
  const keys = files.map(holdPicture);
  return blocks.map((block) => {
    const place =
      block.type === "picture" && typeof block.attrs?.pictureId === "number" ? -block.attrs.pictureId - 1 : -1;
    const key = keys[place];
    return key === undefined ? block : { ...block, attrs: { ...block.attrs, pictureId: key } };
  });
}
