"use client";

import { type KeyboardEvent, type ReactNode, useRef } from "react";

/**
 * A toolbar is one stop of the Tab key; inside it the arrows walk, in the reading order of the page, and it remembers where
 * one was. WAI-ARIA Authoring Practices, "Toolbar Pattern".
 */
export function ToolbarFrame({
  label,
  className = "editor-toolbar",
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const bar = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLElement | null>(null);
  const tools = () => [...(bar.current?.querySelectorAll<HTMLElement>("button:enabled") ?? [])];

  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const all = tools();
    const place = event.target instanceof HTMLElement ? all.indexOf(event.target) : -1;
    if (place < 0) return; // in a window that a tool has opened
    const isMirrored = getComputedStyle(event.currentTarget).direction === "rtl";
    const steps: Record<string, number> = { ArrowRight: isMirrored ? -1 : 1, ArrowLeft: isMirrored ? 1 : -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      all[place + step]?.focus();
    }
    if (event.key === "Tab") {
      last.current = all[place] ?? null;
      (event.shiftKey ? all[0] : all.at(-1))?.focus(); // the browser goes on from there
    }
  };
  const enter = (event: { relatedTarget: EventTarget | null }) => {
    const isInside = event.relatedTarget instanceof Node && bar.current?.contains(event.relatedTarget);
    if (isInside || !last.current) return;
    if (tools().includes(last.current)) last.current.focus();
    last.current = null;
  };

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={label}
      aria-orientation="horizontal"
      className={className}
      onKeyDown={walk}
      onFocus={enter}
    >
      {children}
    </div>
  );
}

export function ToolGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form
    <div role="group" aria-label={label} className="tools">
      {children}
    </div>
  );
}

export function ToolSeparator() {
  return <hr aria-orientation="vertical" className="tool-separator" />;
}
