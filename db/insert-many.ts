import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "./transact.ts";

/**
 * Inserts many rows as one parameter, which costs a third of one parameter a value. All rows name the same columns; an
 * identity may be one of them. Without rows nothing is done.
 */
export async function insertMany<Table extends PgTable>(
  tx: Transaction,
  table: Table,
  rows: (Table["$inferInsert"] & Record<string, unknown>)[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => Object.hasOwn(first, key));
  const names = sql.join(
    columns.map(([, { name }]): SQL => sql`${sql.identifier(name)}`),
    sql`, `,
  );
  const given = rows.map((row) => Object.fromEntries(columns.map(([key, { name }]) => [name, writeValue(row[key])])));
  await tx.execute(sql`
    insert into ${table} (${names}) overriding system value
    select ${names} from json_populate_recordset(null::${table}, ${JSON.stringify(given)}::json)`);
}

/** Bytes as PostgreSQL reads them from text (bytea's hex format); JSON writes the rest as PostgreSQL reads it. */
function writeValue(value: unknown): unknown {
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString("hex")}` : value;
}
