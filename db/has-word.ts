import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { foldTable } from "#newsroom/arabic.ts";

/** Whether a text has a word in it, whatever its spelling. The word is folded already, by `foldWords`. */
export function hasWord(text: SQLWrapper, word: string): SQL {
  return sql`position(${word} in translate(lower(${text}), ${foldTable.from}, ${foldTable.to})) > 0`;
}
