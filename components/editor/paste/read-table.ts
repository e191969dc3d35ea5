import type { Direction } from "#newsroom/body.ts";
import { type Cell, type Flow, type PictureFlow, type TableFlow, textOfPieces } from "./flow.ts";
import { type Reading, readFlow } from "./read-flow.ts";
import { hasBorder, type Style } from "./styles.ts";

const mostSpan = 50; // the schema's own

/** A table of facts; null for one that only puts things beside each other: mail, old pages, a box of one cell. */
export function readTable(
  element: Element,
  reading: Reading,
  direction: Direction | null,
): { flow: TableFlow; pictures: PictureFlow[] } | null {
  const rows = rowsOf(element);
  if (isFrame(element, rows, reading)) {
    if (isBox(element, rows, reading)) reading.receipt.changed.boxes += 1;
    return null;
  }
  const pictures: PictureFlow[] = [];
  const read = rows.map((row) =>
    cellsOf(row).map((cell): Cell => {
      const flows = readFlow(cell, reading);
      pictures.push(...flows.filter((flow) => flow.kind === "picture"));
      return {
        isHeader: cell.localName === "th" || row.parentElement?.localName === "thead",
        colspan: spanOf(cell, "colspan"),
        rowspan: spanOf(cell, "rowspan"),
        flows: flows.filter((flow) => flow.kind !== "picture"),
      };
    }),
  );
  const grid = fillGrid(read);
  if (grid.length === 0) return null;
  findHeader(grid, rows, reading);
  reading.receipt.kept.tables += 1;
  return { flow: { kind: "table", rows: grid, direction, isQuoted: false }, pictures };
}

function rowsOf(table: Element): Element[] {
  return [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table && cellsOf(row).length > 0);
}

function cellsOf(row: Element): Element[] {
  return [...row.children].filter((cell) => cell.localName === "td" || cell.localName === "th");
}

function spanOf(cell: Element, name: "colspan" | "rowspan"): number {
  return Math.min(mostSpan, Math.max(1, Number.parseInt(cell.getAttribute(name) ?? "", 10) || 1));
}

function isFrame(table: Element, rows: Element[], reading: Reading): boolean {
  const columns = Math.max(0, ...rows.map((row) => cellsOf(row).length));
  if (["presentation", "none"].includes(table.getAttribute("role") ?? "")) return true;
  if (rows.length < 2 && columns < 2) return true;
  const isLined =
    isDrawn(table, reading.readStyle(table)) ||
    rows.some((row) => cellsOf(row).some((cell) => isDrawn(cell, reading.readStyle(cell))));
  const hasHeads = table.querySelector("th, caption") !== null;
  return !isLined && !hasHeads && table.querySelector("table, h1, h2, h3, img") !== null;
}

function isBox(table: Element, rows: Element[], reading: Reading): boolean {
  return (
    rows.length === 1 &&
    (isDrawn(table, reading.readStyle(table)) ||
      cellsOf(rows[0] ?? table).some((cell) => isDrawn(cell, reading.readStyle(cell))))
  );
}

function isDrawn(element: Element, style: Style): boolean {
  const border = style.get("border") ?? "";
  if (/solid|double|dotted|dashed/.test(border) && !/^0(px|pt)?\b/.test(border)) return true;
  return hasBorder(style, "left") || hasBorder(style, "right") || Number(element.getAttribute("border") ?? 0) > 0;
}

/** Every place of the grid filled once: spans end with the table, short rows get empty cells, rows without cells of their own go. */
function fillGrid(rows: Cell[][]): Cell[][] {
  const taken: Set<number>[] = rows.map(() => new Set());
  const placed = rows.map((row, y) => {
    let x = 0;
    return row.map((cell) => {
      while (taken[y]?.has(x)) x += 1;
      const rowspan = Math.min(cell.rowspan, rows.length - y);
      for (let down = 0; down < rowspan; down += 1)
        for (let over = 0; over < cell.colspan; over += 1) taken[y + down]?.add(x + over);
      x += cell.colspan;
      return { ...cell, rowspan };
    });
  });
  const width = Math.max(0, ...taken.map((places) => Math.max(-1, ...places) + 1));
  for (const [y, row] of placed.entries()) {
    for (let x = 0; x < width; x += 1) {
      if (!taken[y]?.has(x)) row.push({ isHeader: false, colspan: 1, rowspan: 1, flows: [] });
    }
  }
  const bare = placed.flatMap((row, y) => (row.length === 0 ? [y] : []));
  for (const gone of bare) {
    for (const [y, row] of placed.entries()) {
      for (const cell of row) if (y < gone && y + cell.rowspan > gone) cell.rowspan -= 1;
    }
  }
  return placed.filter((row) => row.length > 0);
}

/** The first row heads the table when it alone is all in bold or on a ground of its own: only web pages say `th`. */
function findHeader(grid: Cell[][], rows: Element[], { readStyle }: Reading): void {
  const [first, ...rest] = grid;
  if (!first || rest.length === 0 || grid.some((row) => row.some((cell) => cell.isHeader))) return;
  const hasGround = (row: Element | undefined) =>
    row !== undefined &&
    [row, ...cellsOf(row)].some((cell) => {
      const style = readStyle(cell);
      const ground = style.get("background-color") ?? style.get("background") ?? cell.getAttribute("bgcolor") ?? "";
      return ground !== "" && !/white|#fff|none|transparent|255, ?255, ?255/.test(ground);
    });
  const isGrounded = hasGround(rows[0]) && !hasGround(rows[1]);
  const isBold =
    first.some((cell) => cell.flows.length > 0) && first.every(isAllBold) && !rest.every((row) => row.every(isAllBold));
  if (isGrounded || isBold) for (const cell of first) cell.isHeader = true;
}

function isAllBold({ flows }: Cell): boolean {
  return flows.every(
    (flow: Flow) =>
      flow.kind === "line" && flow.pieces.every((piece) => piece.bold || textOfPieces([piece]).trim() === ""),
  );
}
