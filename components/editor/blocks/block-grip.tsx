"use client";

import type { Editor } from "@tiptap/core";
import { useLocale, useTranslations } from "next-intl";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { useLate } from "#components/desk/use-late.ts";
import { Icon } from "../toolbar-icons.tsx";
import { chooseBlock, moveBlock } from "./block-commands.ts";

type Grip = { position: number; top: number; isBlank: boolean };

/** Beside the block under the pointer: to drag it or to open its deeds; beside an empty line, to put something there. */
export function BlockGrip({ editor, paper }: { editor: Editor; paper: HTMLElement }) {
  const t = useTranslations("newsBlocks");
  const locale = useLocale();
  const button = useRef<HTMLDivElement>(null);
  const [grip, setGrip] = useState<Grip | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [dropLine, setDropLine] = useState<number | null>(null);
  const dragged = useRef<number | null>(null);
  const isHeld = useRef(false);
  isHeld.current = isOpen;
  const menus = useLate(
    () => import("./block-menus.tsx"),
    isOpen,
    () => setIsOpen(false),
    () => {
      setGrip(grip);
      setIsOpen(true);
    },
  );

  useEffect(() => {
    const page = paper.closest<HTMLElement>(".article-main"); // with the margins, where the grip stands
    if (!page) return;
    // before the text's own, which would look for a place between letters
    const over = (event: globalThis.DragEvent) => {
      if (dragged.current === null) return;
      event.preventDefault();
      event.stopPropagation();
      setDropLine(findDrop(editor, paper, event.clientY).top);
    };
    const drop = (event: globalThis.DragEvent) => {
      if (dragged.current === null) return;
      event.preventDefault();
      event.stopPropagation();
      moveBlock(editor, dragged.current, findDrop(editor, paper, event.clientY).place);
      editor.view.focus();
    };
    page.addEventListener("dragover", over, true);
    page.addEventListener("drop", drop, true);
    return () => {
      page.removeEventListener("dragover", over, true);
      page.removeEventListener("drop", drop, true);
    };
  }, [editor, paper]);

  useEffect(() => {
    const page = paper.closest<HTMLElement>(".article-main"); // with the margins, where the grip stands
    if (!page) return;
    let frame = 0;
    const follow = ({ clientY, pointerType }: PointerEvent) => {
      if (pointerType !== "mouse" || isHeld.current || dragged.current !== null) return; // a finger opens the same from the toolbar
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setGrip(findGrip(editor, paper, clientY)));
    };
    const leave = () => {
      cancelAnimationFrame(frame);
      if (!isHeld.current && dragged.current === null) setGrip(null); // a drag takes the pointer's events away
    };
    const forget = () => !isHeld.current && dragged.current === null && setGrip(null); // it does not disturb those who type
    page.addEventListener("pointermove", follow);
    page.addEventListener("pointerleave", leave);
    editor.on("update", forget);
    return () => {
      cancelAnimationFrame(frame);
      page.removeEventListener("pointermove", follow);
      page.removeEventListener("pointerleave", leave);
      editor.off("update", forget);
    };
  }, [editor, paper]);

  if (!grip) return null;
  const open = () => {
    if (grip.isBlank) editor.commands.setTextSelection(grip.position + 1);
    else chooseBlock(editor, grip.position);
    setIsOpen(true);
  };
  const start = (event: DragEvent) => {
    const dom = editor.view.nodeDOM(grip.position);
    chooseBlock(editor, grip.position);
    event.dataTransfer.clearData();
    event.dataTransfer.setData("text/plain", editor.state.doc.nodeAt(grip.position)?.textContent ?? "");
    event.dataTransfer.effectAllowed = "move";
    if (dom instanceof HTMLElement) event.dataTransfer.setDragImage(dom, 0, 0);
    dragged.current = grip.position;
  };
  const end = () => {
    dragged.current = null;
    setDropLine(null);
    setGrip(null);
  };
  const menu = { editor, trigger: button, isOpen, onOpenChange: setIsOpen };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a button cannot be dragged in every browser */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the toolbar has the same for the keyboard */}
      <div
        ref={button}
        role="button"
        tabIndex={-1}
        aria-label={t(grip.isBlank ? "insert" : "block")}
        aria-haspopup="menu"
        title={t(grip.isBlank ? "insert" : "grip")}
        lang={locale}
        draggable={!grip.isBlank}
        onDragStart={start}
        onDragEnd={end}
        onClick={open}
        className="block-grip"
        style={{ insetBlockStart: `${grip.top}px` }}
      >
        <Icon name={grip.isBlank ? "plus" : "grip"} />
      </div>
      {dropLine !== null && <div className="drop-line" style={{ insetBlockStart: `${dropLine}px` }} />}
      {menus && (grip.isBlank ? <menus.InsertMenu {...menu} /> : <menus.BlockMenu {...menu} />)}
    </>
  );
}

/** The gap between blocks that is nearest to this height of the window: its place, and where on the paper it is seen. */
function findDrop({ view }: Editor, paper: HTMLElement, y: number): { place: number; top: number } {
  const offset = paper.getBoundingClientRect().top;
  let last = { place: 0, top: view.dom.getBoundingClientRect().top - offset };
  for (const [index, child] of [...view.dom.childNodes].entries()) {
    if (!(child instanceof HTMLElement)) continue;
    const { top, bottom } = child.getBoundingClientRect();
    const place = view.posAtDOM(view.dom, index);
    const node = view.state.doc.nodeAt(place);
    if (!node) continue;
    if (y < (top + bottom) / 2) return { place, top: top - offset };
    last = { place: place + node.nodeSize, top: bottom - offset };
  }
  return last;
}

/** The block at this height of the window, wherever on the line the pointer is. */
function findGrip({ view }: Editor, paper: HTMLElement, y: number): Grip | null {
  const page = view.dom.getBoundingClientRect();
  if (y < page.top || y > page.bottom) return null;
  const middle = document.elementFromPoint(page.left + page.width / 2, y);
  const block = [...view.dom.children].find((child) => child.contains(middle));
  if (!(block instanceof HTMLElement) || !view.dom.contains(middle)) return null;
  const position = view.posAtDOM(view.dom, [...view.dom.childNodes].indexOf(block));
  const node = view.state.doc.nodeAt(position);
  if (!node) return null;
  const isBlank = node.type.name === "paragraph" && node.content.size === 0;
  const rect = block.getBoundingClientRect();
  return { position, top: rect.top - paper.getBoundingClientRect().top, isBlank };
}
