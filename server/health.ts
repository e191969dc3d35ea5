import { getProcess } from "#db/process.ts";
import type { Health } from "./answers.ts";

/** Whether the process can do its work now: the database answers within two seconds. */
export async function readHealth(): Promise<Health> {
  const query = getProcess().desk`select 1`;
  let late: NodeJS.Timeout | undefined;
  const away = new Promise<Health>((resolve) => {
    late = setTimeout(() => resolve({ status: "databaseAway" }), 2000);
  });
  const asked = query.then<Health, Health>(
    () => ({ status: "ok" }),
    () => ({ status: "databaseAway" }),
  );
  return Promise.race([asked, away]).finally(() => clearTimeout(late));
}
