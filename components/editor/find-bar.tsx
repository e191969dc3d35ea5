"use client";

import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { type Search, useSearch } from "./find-search.ts";
import { changeHelps, takeTyped, useHelp } from "./helps-state.ts";
import { Icon } from "./toolbar-icons.tsx";

/**
 * Finds words in the whole story, and gives them others. It stands over the page's end and moves nothing. `body`: with another
 * one the story has other text boxes, and is searched on.
 */
export function FindBar({ body }: { body: Editor }) {
  const t = useTranslations("editor.find");
  const find = useHelp("find");
  const search = useSearch(body);
  const input = useRef<HTMLInputElement>(null);
  const newest = useRef(search.ask);
  newest.current = search.ask;
  // At once when it stands there: between two keys, of which none may go to the line that was here before, or nowhere.
  useLayoutEffect(() => {
    const ask = (words: string) => newest.current(words);
    const start = () => {
      ask("");
      input.current?.focus();
      input.current?.select();
    };
    const early = takeTyped();
    if (early !== "") {
      ask(early);
      input.current?.focus();
      input.current?.setSelectionRange(early.length, early.length);
    } else start();
    addEventListener("khabar:find", start); // asked for again from the text, perhaps with other words chosen
    return () => removeEventListener("khabar:find", start);
  }, []);

  const leave = () => {
    changeHelps({ find: null });
    search.enter();
  };
  const onKeys = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    leave();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers do not know the element everywhere yet
    <div role="search" aria-label={t("title")} className="find-bar" onKeyDown={onKeys}>
      <FindLine search={search} input={input} onLeave={leave} />
      {find === "replace" && <ReplaceLine search={search} />}
      <div className="find-options">
        <Option name={t("exact")} isOn={search.wanted.isExact} onChange={(isExact) => search.change({ isExact })} />
        <Option name={t("whole")} isOn={search.wanted.isWhole} onChange={(isWhole) => search.change({ isWhole })} />
        {find === "find" && search.isEditable && (
          <button type="button" className="quiet-link" onClick={() => changeHelps({ find: "replace" })}>
            {t("replaceToo")}
          </button>
        )}
      </div>
    </div>
  );
}

type LineProps = { search: Search; input: RefObject<HTMLInputElement | null>; onLeave: () => void };

function FindLine({ search, input, onLeave }: LineProps) {
  const t = useTranslations("editor.find");
  const { wanted, count, place } = search;
  const onKeys = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    search.step(event.shiftKey ? -1 : 1);
  };
  const said = wanted.text === "" ? "" : count === 0 ? t("none") : t("place", { place: place + 1, count });
  return (
    <div className="find-line">
      <input
        ref={input}
        type="text"
        dir="auto"
        aria-label={t("title")}
        placeholder={t("title")}
        value={wanted.text}
        onChange={(event) => search.change({ text: event.target.value })}
        onKeyDown={onKeys}
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        className="find-input"
      />
      <p role="status" className="find-count">
        {said}
      </p>
      <FindTool name={t("previous")} icon="up" isDisabled={count === 0} onPress={() => search.step(-1)} />
      <FindTool name={t("next")} icon="down" isDisabled={count === 0} onPress={() => search.step(1)} />
      <FindTool name={t("close")} icon="close" onPress={onLeave} />
    </div>
  );
}

function ReplaceLine({ search }: { search: Search }) {
  const t = useTranslations("editor.find");
  const { replacement, count, replaced } = search;
  const isIdle = count === 0 || !search.isEditable;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const here = document.activeElement;
    if (isIdle && replaced > 0 && (here === document.body || here?.matches(".find-bar :disabled")))
      input.current?.focus(); // the button that was pressed is one no more: Escape and the keys go on from here
  }, [isIdle, replaced]);
  const onKeys = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || isIdle) return;
    event.preventDefault();
    search.replace();
  };
  return (
    <>
      <div className="find-line">
        <input
          ref={input}
          type="text"
          dir="auto"
          aria-label={t("replacement")}
          placeholder={t("replacement")}
          value={replacement}
          onChange={(event) => search.setReplacement(event.target.value)}
          onKeyDown={onKeys}
          autoComplete="off"
          className="find-input"
        />
        <Button isDisabled={isIdle} onPress={search.replace}>
          {t("replace")}
        </Button>
        <Button isDisabled={isIdle} onPress={search.replaceAll}>
          {t("replaceAll")}
        </Button>
      </div>
      <div className="find-done" role="status">
        {replaced > 0 && (
          <>
            <span>{t("replaced", { count: replaced })}</span>
            <button type="button" className="quiet-link" onClick={search.undo}>
              {t("undo")}
            </button>
          </>
        )}
      </div>
    </>
  );
}

function FindTool(props: { name: string; icon: "up" | "down" | "close"; isDisabled?: boolean; onPress: () => void }) {
  const { name, icon, isDisabled = false, onPress } = props;
  return (
    <button type="button" className="tool" aria-label={name} title={name} disabled={isDisabled} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}

function Option({ name, isOn, onChange }: { name: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="find-option">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {name}
    </label>
  );
}
