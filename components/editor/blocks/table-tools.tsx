"use client";

import type { Editor } from "@tiptap/core";
import type { Command, Transaction } from "@tiptap/pm/state";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  tableEditing,
  tableEditingKey,
  toggleHeader,
} from "@tiptap/pm/tables";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Deed, Tool } from "../tool.tsx";
import { ToolbarFrame } from "../toolbar-frame.tsx";
import { beginStep, findFrame, removeBlock } from "./block-commands.ts";
import { tableKeys } from "./table-keys.ts";

const toggleHeadRow = toggleHeader("row");
const toggleHeadColumn = toggleHeader("column");

type Bar = {
  top: number;
  position: number;
  rows: number;
  columns: number;
  hasHeadRow: boolean;
  hasHeadColumn: boolean;
};

/** The keys of tables, and a bar above the one that the cursor stands in. Alt and F10 lead to the bar, Escape back. */
export function TableTools({ editor, paper }: { editor: Editor; paper: HTMLElement }) {
  const t = useTranslations("newsBlocks.table");
  const locale = useLocale();
  const [bar, setBar] = useState<Bar | null>(null);
  useEffect(() => {
    const serve = () => {
      if (editor.isDestroyed || tableEditingKey.get(editor.state) || !holdsTable(editor)) return;
      editor.registerPlugin(tableKeys);
      editor.registerPlugin(tableEditing());
    };
    const look = ({ transaction }: { transaction: Transaction }) => transaction.docChanged && queueMicrotask(serve);
    serve();
    editor.on("transaction", look);
    return () => void editor.off("transaction", look);
  }, [editor]);
  useEffect(() => {
    const look = () => setBar(findBar(editor, paper));
    const follow = ({ transaction }: { transaction: Transaction }) => {
      if (transaction.docChanged || transaction.selectionSet) look(); // it measures: not for what only looks different, as the cursors of the others
    };
    look();
    editor.on("transaction", follow);
    window.addEventListener("resize", look);
    return () => {
      editor.off("transaction", follow);
      window.removeEventListener("resize", look);
    };
  }, [editor, paper]);
  useEffect(() => {
    const { dom } = editor.view;
    const press = (event: KeyboardEvent) => {
      if (event.key !== "F10" || !event.altKey || !findFrame(editor.state, "table")) return;
      event.preventDefault();
      paper.querySelector<HTMLElement>(".table-bar button:enabled")?.focus();
    };
    dom.addEventListener("keydown", press);
    return () => dom.removeEventListener("keydown", press);
  }, [editor, paper]);

  if (!bar) return null;
  const run = (command: Command) => () => {
    beginStep(editor.state);
    command(editor.state, editor.view.dispatch);
    editor.view.focus();
  };
  const remove = () => removeBlock(editor, bar.position);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the toolbar inside
    <div
      className="table-bar"
      lang={locale}
      dir={locale === "ar" ? "rtl" : "ltr"}
      style={{ insetBlockStart: `${bar.top}px` }}
      onKeyDown={(event) => event.key === "Escape" && editor.view.focus()}
    >
      <ToolbarFrame label={t("tools")} className="table-tools">
        <Deed name={t("rowAbove")} icon="rowAbove" onPress={run(addRowBefore)} />
        <Deed name={t("rowBelow")} icon="rowBelow" onPress={run(addRowAfter)} />
        <Deed name={t("columnBefore")} icon="columnBefore" onPress={run(addColumnBefore)} />
        <Deed name={t("columnAfter")} icon="columnAfter" onPress={run(addColumnAfter)} />
        <Tool name={t("headRow")} icon="headRow" isOn={bar.hasHeadRow} onPress={run(toggleHeadRow)} />
        <Tool name={t("headColumn")} icon="headColumn" isOn={bar.hasHeadColumn} onPress={run(toggleHeadColumn)} />
        <Deed name={t("deleteRow")} icon="deleteRow" onPress={bar.rows > 1 ? run(deleteRow) : remove} />
        <Deed name={t("deleteColumn")} icon="deleteColumn" onPress={bar.columns > 1 ? run(deleteColumn) : remove} />
        <Deed name={t("delete")} icon="close" onPress={remove} />
      </ToolbarFrame>
    </div>
  );
}

/** The keys of tables are the editor's own once there is a table. */
function holdsTable({ state }: Editor): boolean {
  return state.doc.children.some((block) => block.type.name === "table");
}

function findBar(editor: Editor, paper: HTMLElement): Bar | null {
  const table = findFrame(editor.state, "table");
  const dom = table && editor.view.nodeDOM(table.position);
  const first = table?.node.firstChild;
  if (!first || !(dom instanceof HTMLElement)) return null;
  const isHead = (cell: { type: { name: string } } | null | undefined) => cell?.type.name === "tableHeader";
  const below = table.node.maybeChild(1);
  return {
    position: table.position,
    top: dom.getBoundingClientRect().top - paper.getBoundingClientRect().top,
    rows: table.node.childCount,
    columns: first.childCount,
    hasHeadRow: isHead(first.lastChild),
    hasHeadColumn: isHead((below ?? first).firstChild),
  };
}
