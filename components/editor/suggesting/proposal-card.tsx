"use client";

import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { isMod } from "#components/desk/finder/key-of.ts";
import type { Proposal } from "#newsroom/proposals.ts";
import { Icon } from "../toolbar-icons.tsx";
import { proposalsAt } from "./decide-in.ts";
import type { Hand } from "./hand.ts";
import { ProposalView, sentencesOf } from "./proposal-view.tsx";
import { type Review, useProposals } from "./use-proposals.ts";
import { useSuggestions } from "./use-suggesting.ts";

type Shown = { editor: Editor; ids: string[]; top: number };

/** What is proposed where the caret stands, below its line; on a phone at the lower edge. Typing and Escape put it away. */
export function ProposalCard() {
  const t = useTranslations("suggesting");
  const { hand } = useSuggestions();
  const review = useProposals();
  const [shown, setShown] = useState<Shown | null>(null);
  const [closed, setClosed] = useState(""); // which ones, until the caret comes to others
  const card = useRef<HTMLElement>(null);
  useCaret(hand, setShown, card);

  const here = review.proposals.filter(({ id }) => shown?.ids.includes(id));
  const key = here.map(({ id }) => id).join();
  const isOpen = shown !== null && here.length > 0 && key !== closed;
  const close = () => {
    setClosed(key);
    shown?.editor.view.focus();
  };
  useKeys({ hand, review, here: here.map(({ id }) => id), close: isOpen ? close : null });
  useEffect(() => {
    if (key !== "") setClosed((was) => (was === key ? was : ""));
  }, [key]);
  return (
    <>
      <p role="status" className="sr-only">
        {isOpen && here.map((proposal) => tell(proposal, review, t)).join(" ")}
      </p>
      {isOpen && (
        <div className="proposal-place" style={{ insetBlockStart: shown.top }}>
          <section ref={card} aria-label={t("card")} className="proposal-card">
            <button type="button" className="tool proposal-close" aria-label={t("close")} onClick={close}>
              <Icon name="close" />
            </button>
            {here.map((proposal) => (
              <div key={proposal.id} className="proposal-at-caret">
                <ProposalView proposal={proposal} review={review} onDecided={() => shown.editor.view.focus()} />
              </div>
            ))}
          </section>
        </div>
      )}
    </>
  );
}

/** For those who listen: the caret has come into a proposal. */
function tell(proposal: Proposal, review: Review, t: Parameters<typeof sentencesOf>[1]): string {
  const words = sentencesOf(proposal, t).map(({ sentence, passages }) =>
    [sentence, ...passages.map(({ text }) => text)].join(" "),
  );
  return t("told", { name: review.nameOf(proposal.by), what: words.join(", ") });
}

function useCaret(hand: Hand, show: (shown: Shown | null) => void, card: { current: HTMLElement | null }): void {
  useEffect(() => {
    const editors = [...hand.editors.values()];
    const follow = ({ editor, transaction }: { editor: Editor; transaction: Transaction }) => {
      if (!editor.isFocused) return;
      const isOthers = transaction.getMeta(ySyncPluginKey) !== undefined;
      if (transaction.docChanged && !isOthers) show(null);
      else if (transaction.selectionSet) look(editor);
    };
    const look = (editor: Editor) => {
      const ids = proposalsAt(editor);
      const paper = editor.view.dom.closest(".story-paper");
      if (ids.length === 0 || !paper) return show(null);
      const line = editor.view.coordsAtPos(editor.state.selection.head);
      show({ editor, ids, top: line.bottom - paper.getBoundingClientRect().top + 8 });
    };
    const leave = (event: PointerEvent | FocusEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const isInside = target && (card.current?.contains(target) || target.closest(".ProseMirror, [role=toolbar]"));
      if (!isInside) show(null);
    };
    for (const editor of editors) editor.on("transaction", follow);
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      for (const editor of editors) editor.off("transaction", follow);
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [hand, show, card]);
}

type Keys = { hand: Hand; review: Review; here: string[]; close: (() => void) | null };

/** Ctrl or Command and Alt with full stop, comma, Enter and Backspace: next, previous, accept, reject. */
function useKeys({ hand, review, here, close }: Keys): void {
  const latest = useRef({ review, here, close });
  latest.current = { review, here, close };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) latest.current.close?.();
      if (!isMod(event) || !event.altKey || event.shiftKey) return;
      const done = perform(event.code);
      if (done) event.preventDefault();
    };
    const perform = (code: string): boolean => {
      const { review: now, here: shown } = latest.current;
      const focused = [...hand.editors.values()].find((editor) => editor.isFocused);
      const open = new Set(now.proposals.map(({ id }) => id));
      const ids = (shown.length > 0 || !focused ? shown : proposalsAt(focused)).filter((id) => open.has(id));
      if (code === "Period" || code === "Comma") {
        const step = code === "Period" ? 1 : -1;
        const at = now.proposals.findIndex(({ id }) => ids.includes(id));
        const next = now.proposals.at(at < 0 ? (step > 0 ? 0 : -1) : (at + step) % now.proposals.length);
        if (next) now.show(next.id);
        return next !== undefined;
      }
      if (code !== "Enter" && code !== "Backspace") return false;
      if (ids.length === 0 || !now.mayDecide) return false;
      now.decide(ids, code === "Enter" ? "accept" : "reject");
      return true;
    };
    addEventListener("keydown", listen, true); // before the editor takes Enter and Backspace
    return () => removeEventListener("keydown", listen, true);
  }, [hand]);
}
