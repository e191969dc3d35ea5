"use client";

import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef } from "react";
import { isMod } from "#components/desk/finder/key-of.ts";
import { useLate } from "#components/desk/use-late.ts";
import { countWords } from "#newsroom/length.ts";
import { frameToChoose } from "./blocks/block-keys.ts";
import { askForKeys, changeHelps, toggleCalm, useHelp } from "./helps-state.ts";
import { useStory } from "./story-context.ts";
import { ariaKeys, keysOf } from "./tool.tsx";
import { Icon } from "./toolbar-icons.tsx";

const listId = "story-helps";

/** What Escape closes. */
const escapable = "[popover]:popover-open, [role=listbox], [role=menu], .slash-menu, .proposal-card, .embed-offer";

/** What helps at writing, behind one button, each with its keys. */
export function HelpsButton() {
  const t = useTranslations("editor.helps");
  const isCalm = useHelp("isCalm");
  const entries = [
    { name: t("find"), keys: "Mod+F", press: () => openFind("find") },
    { name: t("replace"), keys: "Mod+Alt+F", press: () => openFind("replace") },
    { name: t("outline"), keys: "Mod+Shift+O", press: () => changeHelps({ hasOutline: true }) },
    { name: isCalm ? t("leaveCalm") : t("calm"), keys: "Mod+Shift+F", press: toggleCalm },
    { name: t("keys"), keys: "Mod+/", press: askForKeys },
  ];
  return (
    <>
      {isCalm && (
        <button type="button" className="calm-leave" onClick={toggleCalm}>
          {t("leaveCalm")}
        </button>
      )}
      <button
        type="button"
        className="edge-button"
        aria-label={t("title")}
        data-tip={t("title")}
        popoverTarget={listId}
        aria-haspopup="true"
      >
        <Icon name="helps" />
      </button>
      <div id={listId} popover="auto" className="helps-list">
        {entries.map(({ name, keys, press }) => (
          <button
            key={keys}
            type="button"
            popoverTarget={listId}
            popoverTargetAction="hide"
            aria-keyshortcuts={ariaKeys(keys)}
            onClick={press}
          >
            <span>{name}</span>
            <kbd dir="ltr">{keysOf(keys)}</kbd>
          </button>
        ))}
      </div>
    </>
  );
}

/** Hears their keys, counts what is chosen, and shows what is open. Stands inside the story. */
export function Helps({ body }: { body: Editor }) {
  const [find, hasOutline, isCalm] = [useHelp("find"), useHelp("hasOutline"), useHelp("isCalm")];
  const { fieldEditors } = useStory();
  const lastField = useHelp("lastField");
  const closeFind = () => {
    changeHelps({ find: null });
    new Map(fieldEditors()).get(lastField)?.view.focus();
  };
  const bar = useLate(
    () => import("./find-bar.tsx"),
    find !== null,
    closeFind,
    () => changeHelps({ find }),
  );
  const outline = useLate(
    () => import("./outline-window.tsx"),
    hasOutline,
    () => changeHelps({ hasOutline: false }),
    () => changeHelps({ hasOutline: true }),
  );
  useHelpKeys(isCalm);
  useChosenWords(body);
  useEffect(() => () => changeHelps({ find: null, hasOutline: false, chosenWords: 0 }), []);
  return (
    <>
      {find !== null && (bar ? <bar.FindBar body={body} /> : <FindSoon />)}
      {outline && <outline.OutlineWindow isOpen={hasOutline} onClose={() => changeHelps({ hasOutline: false })} />}
    </>
  );
}

/** Takes what is typed while the search is fetched: it would go into the story else. */
function FindSoon() {
  const t = useTranslations("editor.helps");
  const typed = useHelp("typed");
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  return (
    <div className="find-bar">
      <input
        ref={input}
        type="text"
        dir="auto"
        defaultValue={typed}
        aria-label={t("find")}
        onChange={(event) => changeHelps({ typed: event.target.value })}
        className="find-input"
      />
    </div>
  );
}

function openFind(find: "find" | "replace"): void {
  changeHelps({ find });
  dispatchEvent(new Event("khabar:find"));
}

/** The keys work wherever one is on the story's page; letters are told by their place, so that an Arabic keyboard has them too. */
function useHelpKeys(isCalm: boolean): void {
  const { editors } = useStory();
  useEffect(() => {
    let isFree = true;
    const look = (event: KeyboardEvent) => {
      isFree = event.key !== "Escape" || isEscapeFree(event, editors());
    };
    const hear = (event: KeyboardEvent) => {
      if (document.querySelector("[role=dialog], [role=alertdialog]")) return;
      if (event.key === "Escape" && isCalm && isFree && isUnused(event)) return toggleCalm();
      if (event.defaultPrevented || !isMod(event)) return;
      const deed = deedOf(event);
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    addEventListener("keydown", look, true); // before anybody uses it: afterwards the card that it closed is gone
    addEventListener("keydown", hear);
    return () => {
      removeEventListener("keydown", look, true);
      removeEventListener("keydown", hear);
    };
  }, [isCalm, editors]);
}

/** Nothing is open that this Escape closes, and the cursor stands in no table or box that it chooses as a whole. */
function isEscapeFree({ target }: KeyboardEvent, editors: Editor[]): boolean {
  if (document.querySelector(escapable)) return false;
  if (!(target instanceof Element)) return true;
  if (target.closest(".table-bar")) return false;
  return !editors.some((editor) => editor.view.dom.contains(target) && frameToChoose(editor) !== null);
}

/** Nobody else has used this Escape. A text box always says that it has. */
function isUnused({ defaultPrevented, target }: KeyboardEvent): boolean {
  return !defaultPrevented || (target instanceof Element && target.closest(".ProseMirror") !== null);
}

function deedOf({ code, shiftKey, altKey, ctrlKey, target }: KeyboardEvent): (() => void) | null {
  const isInFind = target instanceof Element && target.closest(".find-bar") !== null;
  if (code === "KeyF" && altKey && !shiftKey) return () => openFind("replace");
  if (code === "KeyF" && shiftKey && !altKey) return toggleCalm;
  if (code === "KeyF" && !shiftKey && !isInFind) return () => openFind("find"); // pressed again there: the browser's own
  if (code === "KeyH" && ctrlKey && !shiftKey && !altKey) return () => openFind("replace");
  if (code === "KeyO" && shiftKey && !altKey) return () => changeHelps({ hasOutline: true });
  return null;
}

/**
 * How many words are chosen in the text where the person was last. The choice stands while the focus is on a button, and so
 * does its number: a line that grew shorter at the press would move the button from under the pointer.
 */
function useChosenWords(body: Editor): void {
  const { fieldEditors: editors } = useStory();
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another body come other text boxes
  useEffect(() => {
    const heard = editors().map(([, editor]) => editor);
    let here = editors().find(([, one]) => one.isFocused);
    const look = () => {
      here = editors().find(([, one]) => one.isFocused) ?? here;
      const [field, editor] = here ?? [];
      const { from = 0, to = 0 } = editor && !editor.isDestroyed ? editor.state.selection : {};
      changeHelps({
        ...(field && { lastField: field }),
        chosenWords: editor && from < to ? countWords(editor.state.doc.textBetween(from, to, "\n", " ")) : 0,
      });
    };
    for (const editor of heard) editor.on("selectionUpdate", look).on("focus", look);
    return () => {
      for (const editor of heard) editor.off("selectionUpdate", look).off("focus", look);
    };
  }, [editors, body]);
}
