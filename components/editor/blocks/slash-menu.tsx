"use client";

import type { Editor } from "@tiptap/core";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { findInsertables, type Insertable } from "#newsroom/block-search.ts";
import { Icon } from "../toolbar-icons.tsx";
import { useBlockDesk } from "./block-desk.tsx";
import { blockIcons } from "./block-icons.ts";
import { insertKind } from "./insert-kind.ts";
import { placeBelow } from "./place-below.ts";

/** A slash that was typed, and the letters after it up to the cursor. */
type Slash = { from: number; to: number; typed: string };

/** At the start of a line or after a space: anywhere else a slash is a slash. */
function findSlash({ selection }: EditorState): Slash | null {
  const { $from, empty } = selection;
  if (!empty || $from.depth !== 1 || $from.parent.type.name !== "paragraph") return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, "\n", "\ufffc");
  const typed = /(?:^|[\s\ufffc])\/((?:[^\s/\ufffc][^/\ufffc]{0,30})?)$/u.exec(before)?.[1];
  return typed === undefined ? null : { from: $from.pos - typed.length - 1, to: $from.pos, typed };
}

/** Typed here, not by a colleague and not by undo. */
function isTyped(change: Transaction): boolean {
  return change.docChanged && !change.getMeta(ySyncPluginKey);
}

/**
 * The list of blocks that a slash opens: what is typed after it filters, arrows and Enter choose, Escape leaves the slash.
 * @param isAsked a slash was typed before this came
 */
export function SlashMenu({ editor, isAsked }: { editor: Editor; isAsked: boolean }) {
  const t = useTranslations("newsBlocks");
  const { ask } = useBlockDesk();
  const id = useId();
  const [slash, setSlash] = useState<Slash | null>(() => {
    const found = findSlash(editor.state);
    return isAsked || found?.typed === "" ? found : null;
  });
  const [chosen, setChosen] = useState(0);
  const found = slash ? findInsertables(slash.typed) : [];
  const isOver = slash !== null && found.length === 0 && /\s/u.test(slash.typed);
  const isOpen = slash !== null && !isOver;

  useEffect(() => {
    const follow = ({ transaction }: { transaction: Transaction }) => {
      const now = findSlash(editor.state);
      setSlash((before) => {
        if (!now) return null;
        if (before) return before.from === now.from || !isTyped(transaction) ? now : null;
        return isTyped(transaction) && now.typed === "" ? now : null;
      });
      if (transaction.docChanged) setChosen(0);
    };
    const leave = () => setSlash(null);
    editor.on("transaction", follow);
    editor.on("blur", leave);
    return () => {
      editor.off("transaction", follow);
      editor.off("blur", leave);
    };
  }, [editor]);

  const choose = useCallback(
    (kind: Insertable | undefined) => {
      if (!slash || !kind) return;
      setSlash(null);
      // what was typed only to find the block is no step of undo: undoing takes the block away and leaves the line
      editor.view.dispatch(editor.state.tr.delete(slash.from, slash.to).setMeta("addToHistory", false));
      insertKind(editor, kind, ask);
    },
    [editor, slash, ask],
  );

  const latest = useRef({ found, chosen, choose });
  latest.current = { found, chosen, choose };
  useEffect(() => {
    if (!isOpen) return;
    const { dom } = editor.view;
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const { found, chosen, choose } = latest.current;
      const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
      const step = steps[event.key];
      if (event.key === "Escape") setSlash(null);
      else if (found.length === 0) return;
      else if (step !== undefined) setChosen((chosen + step + found.length) % found.length);
      else if (event.key === "Enter" || event.key === "Tab") choose(found[chosen]);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    const frame = dom.parentElement;
    frame?.addEventListener("keydown", press, true); // before the text's own keys
    dom.setAttribute("aria-controls", id);
    dom.setAttribute("aria-haspopup", "listbox");
    return () => {
      frame?.removeEventListener("keydown", press, true);
      for (const name of ["aria-controls", "aria-haspopup", "aria-activedescendant"]) dom.removeAttribute(name);
    };
  }, [editor, isOpen, id]);

  const active = found[chosen];
  useEffect(() => {
    if (!isOpen) return;
    if (active) editor.view.dom.setAttribute("aria-activedescendant", `${id}-${active}`);
    else editor.view.dom.removeAttribute("aria-activedescendant");
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [editor, isOpen, id, active]);

  const list = useRef<HTMLDivElement>(null);
  const from = slash?.from;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a shorter list stands elsewhere
  useEffect(() => {
    if (!isOpen || from === undefined) return;
    const place = () => {
      if (!list.current || from > editor.state.doc.content.size) return;
      placeBelow(list.current, editor.view.coordsAtPos(from));
    };
    place();
    window.addEventListener("scroll", place, true);
    window.addEventListener("resize", place);
    return () => {
      window.removeEventListener("scroll", place, true);
      window.removeEventListener("resize", place);
    };
  }, [editor, isOpen, from, found.length]);

  if (!isOpen) return null;
  return createPortal(
    <div ref={list} id={id} role="listbox" aria-label={t("insert")} className="slash-menu">
      {found.map((kind, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text has the keys
        <div
          key={kind}
          id={`${id}-${kind}`}
          role="option"
          aria-selected={at === chosen}
          className="slash-line"
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => setChosen(at)}
          onClick={() => choose(kind)}
        >
          <Icon name={blockIcons[kind]} />
          {t(`kind.${kind}`)}
        </div>
      ))}
      {found.length === 0 && (
        // biome-ignore lint/a11y/useFocusableInteractive: it is only read
        <div role="option" aria-selected="false" aria-disabled="true" className="slash-nothing">
          {t("nothing")}
        </div>
      )}
    </div>,
    document.body,
  );
}
