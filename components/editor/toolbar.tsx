"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import { useTranslations } from "next-intl";
import { useDesk } from "#components/desk/article/story-desk.tsx";
import type { Language } from "#newsroom/article.ts";
import { BlockControls } from "./blocks/block-controls.tsx";
import { useBlockDesk } from "./blocks/block-desk.tsx";
import { findAround, insertDivider, toggleAttribution, toggleQuote } from "./body-commands.ts";
import { useTalk } from "./comments/use-talk.ts";
import { setDirection } from "./direction-commands.ts";
import { MarkTool } from "./mark-tool.tsx";
import { QuotesControl } from "./quotes-control.tsx";
import { ModeButton } from "./suggesting/mode-button.tsx";
import { Deed, Tool } from "./tool.tsx";
import { ToolbarFrame, ToolGroup, ToolSeparator } from "./toolbar-frame.tsx";

/** How the body is formatted. It stays in view; the arrow keys walk through it. */
export function BodyToolbar({ editor, language }: { editor: Editor; language: Language }) {
  const t = useTranslations("editor");
  const now = useEditorState({ editor, selector: ({ editor: current }) => look(current) });
  const { stage } = useTalk();
  const { ask } = useBlockDesk();
  const mayComment = useDesk().view.may.comment;
  const run = (command: (editor: Editor) => void) => () => {
    yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing(); // what was typed before is a step of its own
    command(editor);
  };
  const toggle = (name: "bold" | "italic") => run(() => editor.chain().focus().toggleMark(name).run());
  const heading = (level: 2 | 3) => run(() => editor.chain().focus().toggleHeading({ level }).run());
  const chosen = (direction: "rtl" | "ltr") => now.direction === direction;
  const direct = (direction: "rtl" | "ltr") => run(() => setDirection(editor, chosen(direction) ? null : direction));
  return (
    <ToolbarFrame label={t("toolbar")}>
      <ToolGroup label={t("blocks")}>
        <Tool name={t("heading2")} keys="Mod+Alt+2" isOn={now.heading2} isDisabled={!now.canHead} onPress={heading(2)}>
          <span className="tool-letter">{t("heading2Letter")}</span>
        </Tool>
        <Tool name={t("heading3")} keys="Mod+Alt+3" isOn={now.heading3} isDisabled={!now.canHead} onPress={heading(3)}>
          <span className="tool-letter tool-letter-small">{t("heading3Letter")}</span>
        </Tool>
      </ToolGroup>
      <ToolSeparator />
      <ToolGroup label={t("letters")}>
        <Tool name={t("bold")} keys="Mod+B" isOn={now.bold} onPress={toggle("bold")}>
          <span className="tool-letter font-bold">B</span>
        </Tool>
        <Tool name={t("italic")} keys="Mod+I" isOn={now.italic} onPress={toggle("italic")}>
          <span className="tool-letter font-serif italic">I</span>
        </Tool>
        <MarkTool editor={editor} name={t("link")} keys="Mod+K" icon="link" isOn={now.link} load={loadLink} />
        <MarkTool
          editor={editor}
          name={t("phrase.title")}
          keys="Mod+Shift+L"
          icon="language"
          isOn={now.foreign}
          load={loadLanguage}
        />
        {mayComment && <Deed name={t("comment")} keys="Mod+Alt+M" icon="comment" onPress={() => stage.ask()} />}
      </ToolGroup>
      <ToolSeparator />
      <ToolGroup label={t("passages")}>
        <Tool name={t("quote")} keys="Mod+Shift+B" isOn={now.quote} icon="quote" onPress={run(toggleQuote)} />
        <Tool
          name={t("attribution")}
          isOn={now.attribution}
          isDisabled={!now.canAttribute}
          icon="attribution"
          onPress={run(toggleAttribution)}
        />
        <Tool
          name={t("bullets")}
          keys="Mod+Shift+8"
          isOn={now.bullets}
          isDisabled={now.quote}
          icon="bullets"
          onPress={run(() => editor.chain().focus().toggleBulletList().run())}
        />
        <Tool
          name={t("numbers")}
          keys="Mod+Shift+7"
          isOn={now.numbers}
          isDisabled={now.quote}
          icon="numbers"
          onPress={run(() => editor.chain().focus().toggleOrderedList().run())}
        />
        <Deed name={t("divider")} icon="divider" onPress={run(insertDivider)} />
        <Deed name={t("picture")} icon="picture" onPress={() => ask({ what: "picture" })} />
        <QuotesControl editor={editor} language={language} />
        <BlockControls editor={editor} />
      </ToolGroup>
      <ToolSeparator />
      <ToolGroup label={t("direction")}>
        <Tool
          name={t("rightToLeft")}
          keys="Mod+Shift+X"
          isOn={chosen("rtl")}
          icon="rightToLeft"
          onPress={direct("rtl")}
        />
        <Tool
          name={t("leftToRight")}
          keys="Mod+Shift+X"
          isOn={chosen("ltr")}
          icon="leftToRight"
          onPress={direct("ltr")}
        />
      </ToolGroup>
      <ToolSeparator />
      <ToolGroup label={t("steps")}>
        <Deed
          name={t("undo")}
          keys="Mod+Z"
          icon="undo"
          isDisabled={!now.canUndo}
          onPress={run(() => editor.commands.undo())}
        />
        <Deed
          name={t("redo")}
          keys="Mod+Shift+Z"
          icon="redo"
          isDisabled={!now.canRedo}
          onPress={run(() => editor.commands.redo())}
        />
      </ToolGroup>
      <ToolSeparator />
      <ModeButton />
    </ToolbarFrame>
  );
}

const loadLink = () => import("./link-window.tsx").then((part) => part.LinkWindow);

/** In which language the chosen phrase is, so that it is read out in it and stands apart from the line around it. */
const loadLanguage = () => import("./language-window.tsx").then((part) => part.LanguageWindow);

function look(editor: Editor) {
  const { state } = editor;
  const undo = yUndoPluginKey.getState(state)?.undoManager;
  const quote = findAround(state, "blockquote") !== null;
  const list = findAround(state, "listItem") !== null;
  const direction: unknown = state.selection.$from.depth > 0 ? state.selection.$from.node(1).attrs.dir : null;
  return {
    heading2: editor.isActive("heading", { level: 2 }),
    heading3: editor.isActive("heading", { level: 3 }),
    canHead: !quote && !list,
    bold: editor.isActive("bold"),
    italic: editor.isActive("italic"),
    link: editor.isActive("link"),
    foreign: editor.isActive("foreign"),
    quote,
    canAttribute: quote || findAround(state, "pullQuote") !== null,
    attribution: editor.isActive("attribution"),
    bullets: editor.isActive("bulletList"),
    numbers: editor.isActive("orderedList"),
    direction,
    canUndo: (undo?.undoStack.length ?? 0) > 0,
    canRedo: (undo?.redoStack.length ?? 0) > 0,
  };
}
