import type { EditorView } from "@tiptap/pm/view";
import { type BodyNode, readLink } from "#newsroom/article.ts";
import { mostPasted } from "./bounded-paste.ts";
import { type Cleaned, cleanHtml } from "./clean-html.ts";
import { cleanText } from "./clean-text.ts";
import { holdPicture } from "./held-pictures.ts";
import { insertBelow, insertPaste } from "./insert-paste.ts";
import { newReceipt, type Receipt, saysSomething } from "./receipt.ts";

export { cleanOneLine } from "./clean-text.ts";

/** What was on the clipboard, read while the browser allows it. `isPlain`: the writer asked for plain text. */
export type Clip = { html: string; text: string; files: File[]; isPlain: boolean };

/** `hasRaw`: one undo brings the raw text. */
export type Told = { receipt: Receipt; hasRaw: boolean };

/** Puts it into the story. @returns what became of it, null when there is nothing to tell, `tooLong` when it was left out */
export function pasteClip(view: EditorView, { html, text, files, isPlain }: Clip): Told | "tooLong" | null {
  const cleaned = isPlain || html === "" ? cleanText(text, isPlain) : readHtml(html, text);
  const { receipt } = cleaned;
  if (cleaned.text.length > mostPasted) return "tooLong"; // its text alone was not on the clipboard
  const isBare = cleaned.text.trim() === "" || (html === "" && readLink(text.trim()) !== null); // a file comes with its address
  if (isBare && !isPlain && files.length > 0) return { receipt: pasteFiles(view, files), hasRaw: false };
  const hasNothing = cleaned.blocks.length === 0;
  const isLeftOut = Object.values(receipt.dropped).some((each) => each.length > 0); // a picture of another site, for one
  if (hasNothing && html !== "" && text.trim() !== "" && !isLeftOut)
    return pasteClip(view, { html: "", text, files: [], isPlain: true });
  const hasRaw = !hasNothing && insertPaste(view, { ...cleaned, blocks: withKeys(cleaned) }, text);
  return saysSomething(receipt) ? { receipt, hasRaw } : null;
}

/** Files, pasted or dropped: each picture gets its place below the block with the cursor, and is sent. */
function pasteFiles(view: EditorView, files: File[]): Receipt {
  const receipt = newReceipt();
  const pictures = files.filter(({ type }) => type.startsWith("image/")); // what it really is, the server finds
  receipt.kept.pictures = pictures.length;
  receipt.dropped.files = files.filter((file) => !pictures.includes(file)).map(({ name }) => name);
  if (pictures.length > 0)
    insertBelow(
      view,
      pictures.map((file) => ({ type: "picture", attrs: { pictureId: holdPicture(file) } })),
    );
  return receipt;
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
