"use client";

import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { useLocale, useTranslations } from "next-intl";
import { ListBox, ListBoxItem } from "react-aria-components";
import { phraseLanguages, readLanguageTag } from "#newsroom/foreign.ts";
import type { MarkWindowProps } from "./mark-tool.tsx";
import { MarkWindow } from "./mark-window.tsx";
import { useStory } from "./story-context.ts";

/** The languages in which a phrase can be, and the way back to the story's own. */
export function LanguageWindow({ editor, isOn, ...window }: MarkWindowProps) {
  const t = useTranslations("editor");
  const { isClosed } = useStory(); // by a deed: the list is back with the next text
  return (
    <MarkWindow label={t("phrase.title")} {...window}>
      <p className="pb-2 text-muted text-small">{t(canMark(editor) ? "phrase.help" : "phrase.nothing")}</p>
      {canMark(editor) && !isClosed && <Languages editor={editor} isOn={isOn} onDone={window.onClose} />}
    </MarkWindow>
  );
}

const none = "none";

function Languages({ editor, isOn, onDone }: { editor: Editor; isOn: boolean; onDone: () => void }) {
  const t = useTranslations("editor");
  const locale = useLocale();
  const names = new Intl.DisplayNames([locale], { type: "language" });
  const chosen = readLanguageTag(editor.getAttributes("foreign").lang);
  const offered = chosen && !phraseLanguages.includes(chosen) ? [chosen, ...phraseLanguages] : phraseLanguages;
  const items = [
    ...offered.map((lang) => ({ id: lang, name: names.of(lang) ?? lang })),
    ...(isOn ? [{ id: none, name: t("phrase.remove") }] : []),
  ];
  const choose = (id: string) => {
    if (id === none) editor.chain().focus().extendMarkRange("foreign").unsetMark("foreign").run();
    else markPhrase(editor, id);
    onDone();
  };
  return (
    <ListBox
      aria-label={t("phrase.title")}
      items={items}
      autoFocus
      selectionMode="single"
      selectedKeys={chosen ? [chosen] : []}
      onSelectionChange={(ids) => {
        const [id] = ids === "all" ? [] : [...ids];
        choose(String(id ?? chosen)); // pressing the chosen one again says the same once more
      }}
      className="max-h-72 overflow-y-auto outline-none"
    >
      {({ id, name }) => (
        <ListBoxItem
          id={id}
          textValue={name}
          className="flex min-h-11 cursor-pointer items-center rounded-sm px-3 outline-none data-focused:bg-wash data-selected:font-semibold md:min-h-8"
        >
          {name}
        </ListBoxItem>
      )}
    </ListBox>
  );
}

/** Something is chosen, or the cursor stands in a phrase whose language can be changed; captions take no marks. */
function canMark(editor: Editor): boolean {
  return (
    editor.isActive("foreign") || (!editor.state.selection.empty && editor.can().setMark("foreign", { lang: "en" }))
  );
}

/** Over the words alone: a space at either end stays with the line. */
function markPhrase(editor: Editor, lang: string): void {
  editor
    .chain()
    .focus()
    .command(({ tr }) => {
      const { from, to, empty } = tr.selection;
      if (empty) return true;
      const text = tr.doc.textBetween(from, to, "\n", "\n");
      const isOneLine = tr.selection.$from.sameParent(tr.selection.$to);
      if (!isOneLine || text.trim() === "") return true;
      const start = from + text.length - text.trimStart().length;
      tr.setSelection(TextSelection.create(tr.doc, start, start + text.trim().length));
      return true;
    })
    .extendMarkRange("foreign")
    .setMark("foreign", { lang })
    .run();
}
