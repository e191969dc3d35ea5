"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { isMod } from "#components/desk/finder/key-of.ts";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/text-field.tsx";
import { showToast } from "#components/ui/toast.tsx";
import { longestComment } from "#newsroom/anchors.ts";
import type { Outcome } from "#newsroom/refusal.ts";
import { tipOf } from "../tool.tsx";
import { findTyped, fitting, mentionedIn, type Typed } from "./mentions.ts";
import { PeopleList } from "./people-list.tsx";
import type { Chosen, Target, UnsentStore } from "./unsent.ts";
import type { Person, Said } from "./use-talk.ts";

type Props = {
  target: Target;
  label: string;
  sendLabel: string;
  first?: string; // what stands in it when nothing was typed before
  chosen?: Chosen;
  store: UnsentStore;
  people: Person[]; // everybody who could be named
  readers: Person[]; // those of them who may read the story
  isFocused: boolean; // when it comes
  isSmall?: boolean; // one line and no buttons until it is used
  send: (said: Said) => Promise<Outcome<unknown>>;
  onSent: () => void;
  onLeave: () => void; // Escape: what was typed stays
  onCancel: () => void;
  onRestored: () => void; // it was cancelled, and that was taken back
};

/** Where a comment is written. What is typed stays in the browser until it is sent; "@" finds people. */
export function CommentForm(props: Props) {
  const {
    target,
    label,
    sendLabel,
    first = "",
    chosen,
    store,
    people,
    readers,
    send,
    onSent,
    onLeave,
    onCancel,
  } = props;
  const t = useTranslations("comments");
  const box = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [kept] = useState(() => store.read(target));
  const [clientKey] = useState(() => kept?.clientKey ?? crypto.randomUUID());
  const [text, setText] = useState(kept?.text ?? first);
  const [typed, setTyped] = useState<Typed | null>(null);
  const [active, setActive] = useState(0);
  const { run, isPending, refusal, clear } = useDeed(send);
  const found = typed ? fitting(people, typed) : [];
  const isOpen = found.length > 0;
  const isUsed = !props.isSmall || text !== "" || refusal !== null;

  const { isFocused } = props;
  useEffect(() => {
    if (!isFocused || !box.current) return;
    box.current.focus({ preventScroll: true });
    box.current.setSelectionRange(box.current.value.length, box.current.value.length);
  }, [isFocused]);
  const caret = useRef<number | null>(null); // where the next letter goes, once a name has been put in
  useLayoutEffect(() => {
    if (!box.current || text === undefined) return;
    if (caret.current !== null) box.current.setSelectionRange(caret.current, caret.current);
    caret.current = null;
    box.current.style.blockSize = "auto"; // as high as what stands in it
    box.current.style.blockSize = `${box.current.scrollHeight + 2}px`;
  }, [text]);

  const change = (next: string) => {
    setText(next);
    clear();
    if (next.trim() === "" || next === first) store.drop(target);
    else store.keep(target, { text: next, clientKey, ...(chosen && { chosen }) });
  };
  const lookForName = () => {
    const cursor = box.current?.selectionStart ?? 0;
    setTyped(findTyped(box.current?.value ?? "", cursor));
    setActive(0);
  };
  const name = (person: Person | undefined) => {
    if (!person || !typed || !box.current) return;
    const before = `${text.slice(0, typed.from)}@${person.name} `;
    change(before + text.slice(typed.to).trimStart());
    setTyped(null);
    caret.current = before.length;
  };
  const submit = async () => {
    if (text.trim() === "" || isPending) return;
    const sent = await run({ clientKey, text: text.trim(), mentionedIds: mentionedIn(text, people) });
    if (!sent) return box.current?.focus();
    store.drop(target);
    onSent();
  };
  const press = (event: KeyboardEvent) => {
    if (
      isOpen &&
      !event.nativeEvent.isComposing &&
      ["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"].includes(event.key)
    ) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") setTyped(null);
      else if (event.key === "ArrowDown") setActive((active + 1) % found.length);
      else if (event.key === "ArrowUp") setActive((active + found.length - 1) % found.length);
      else name(found[active]);
    } else if (event.key === "Enter" && isMod(event)) {
      event.preventDefault();
      void submit();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onLeave();
    }
  };
  const cancel = () => {
    const unsent = store.read(target);
    store.drop(target);
    setText(first);
    clear();
    onCancel();
    const restore = () => {
      if (unsent) store.keep(target, unsent);
      props.onRestored();
    };
    if (unsent) showToast(t("discarded"), { label: t("undo"), onPress: restore });
  };

  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextArea
        ref={box}
        label={label}
        isLabelHidden
        placeholder={label}
        rows={isUsed ? 2 : 1}
        maxLength={longestComment}
        value={text}
        onChange={change}
        onKeyDown={press}
        onKeyUp={({ key }) => !["Escape", "ArrowDown", "ArrowUp", "Enter", "Tab"].includes(key) && lookForName()}
        onClick={lookForName}
        onBlur={() => setTyped(null)}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${found[active]?.id}` : undefined}
      />
      {isOpen && (
        <PeopleList id={listId} people={found} readers={readers} active={found[active]?.id ?? 0} onChoose={name} />
      )}
      <p role="status" className="sr-only">
        {typed && t("fit", { count: found.length })}
      </p>
      <RefusalNote refusal={refusal} />
      {isUsed && (
        <div className="comment-buttons">
          <Button
            look="primary"
            type="submit"
            isPending={isPending}
            isDisabled={text.trim() === ""}
            title={tipOf(sendLabel, "Mod+Enter")}
          >
            {sendLabel}
          </Button>
          <Button look="plain" onPress={cancel}>
            {t("cancel")}
          </Button>
        </div>
      )}
    </form>
  );
}
