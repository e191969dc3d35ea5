"use client";

import type { Node } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { useTranslations } from "next-intl";
import { Dialog } from "#components/ui/dialog.tsx";
import { useHelp } from "./helps-state.ts";
import { type Field, useStory } from "./story-context.ts";

type Entry = { field: Field; position: number; kind: string; text: string; level: number; isHere: boolean };

/** Blocks that a reader would look for by name, beside the headings. */
const named = ["picture", "gallery", "blockquote", "pullQuote", "factBox", "table", "embed", "relatedStory"] as const;

/** The story from above: its lines, headings and blocks; each leads to its place, and the one where the writer is says so. */
export function OutlineWindow({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("editor.outline");
  const desk = useTranslations("desk");
  return (
    <Dialog title={t("title")} isOpen={isOpen} onOpenChange={(open) => !open && onClose()} closeLabel={desk("close")}>
      <Entries onGone={onClose} />
    </Dialog>
  );
}

function Entries({ onGone }: { onGone: () => void }) {
  const t = useTranslations("editor.outline");
  const field = useTranslations("editor");
  const { fieldEditors: editors } = useStory();
  const lastField = useHelp("lastField");
  const entries = editors().flatMap(([name, { state }]) =>
    entriesOf(name, state.doc, name === lastField ? state.selection.head : -1),
  );
  const last = entries.findLastIndex((entry) => entry.isHere);
  const go = ({ field: name, position }: Entry) => {
    const editor = editors().find(([one]) => one === name)?.[1];
    onGone();
    if (!editor) return;
    const { view } = editor;
    setTimeout(() => {
      // once the window has given the focus back
      view.dispatch(
        view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(position + 1))).scrollIntoView(),
      );
      view.focus();
      const block = view.nodeDOM(position);
      if (block instanceof Element) block.scrollIntoView({ block: "center" });
    });
  };
  if (entries.every(({ text, kind }) => kind === "line" && text === "")) return <p>{t("empty")}</p>;
  return (
    <ol className="outline-list">
      {entries.map((entry, at) => (
        <li key={`${entry.field}${entry.position}`} data-level={entry.level}>
          <button
            type="button"
            ref={at === last ? takeFocus : undefined}
            aria-current={at === last ? "location" : undefined}
            onClick={() => go(entry)}
          >
            {entry.kind !== "heading" && (
              <span className="outline-kind">
                {entry.kind === "line" ? field(entry.field) : t(`kind.${entry.kind}`)}
              </span>
            )}
            <span dir="auto">{entry.text || t("blank")}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function takeFocus(button: HTMLElement | null): void {
  button?.focus();
}

/** `head`: where the cursor stands, or less than nothing; what was passed last is where one is. */
function entriesOf(field: Field, doc: Node, head: number): Entry[] {
  if (field !== "body")
    return [{ field, position: 0, kind: "line", text: shorten(wordsIn(doc)), level: 1, isHere: head >= 0 }];
  const found: Entry[] = [];
  doc.forEach((node, position) => {
    const kind = node.type.name === "heading" ? "heading" : named.find((name) => name === node.type.name);
    if (!kind) return;
    const level = node.type.name === "heading" ? Number(node.attrs.level) : 3;
    found.push({ field, position, kind, text: shorten(nameOf(node)), level, isHere: position <= head });
  });
  return found;
}

function nameOf(node: Node): string {
  const { author, quote } = node.attrs;
  return wordsIn(node) || [author, quote].filter((text) => typeof text === "string" && text !== "").join(": ");
}

/** Cells and lines apart; what somebody proposes to take away is not read with what shall come in its place. */
function wordsIn(node: Node): string {
  const lines: string[] = [];
  node.descendants((child, _position, parent) => {
    if (child.isTextblock) lines.push("");
    if (!child.isText || child.marks.some(({ type }) => type.name === "deletion")) return;
    if (lines.length === 0 || !parent?.isTextblock) lines.push("");
    lines[lines.length - 1] += child.text ?? "";
  });
  return lines.filter((line) => line !== "").join(" ");
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
