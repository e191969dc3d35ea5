import { Logger, type ParsedCronItem, parseCronItems, run, type TaskList } from "graphile-worker";
import { z } from "zod";
import { compactDraft } from "#db/draft-log.ts";
import { keepPauses } from "#db/pauses.ts";
import { forgetPurges } from "#db/purges.ts";
import { forgetSignIns } from "#db/sign-in.ts";
import { sweepUploads } from "./files/sweep.ts";
import { makeRenditions } from "./renditions.ts";

/** Work that is done after a deed, or by the clock. Each job runs once, whatever the number of processes. */
type Job = { run(payload: unknown): Promise<void>; at?: string }; // `at`: a crontab's five fields, in UTC

function job<T>(payload: z.ZodType<T>, work: (payload: T) => Promise<void>, at?: string): Job {
  return { run: async (given) => work(payload.parse(given)), ...(at && { at }) };
}

/** Name → what is done. A deed enqueues by the name: `enqueue(tx, "makeRenditions", { pictureId })`. */
const jobs: Record<string, Job> = {
  "draft.compact": job(z.object({ articleId: z.number(), epoch: z.number() }), ({ articleId, epoch }) =>
    compactDraft(articleId, epoch),
  ),
  keepPauses: job(z.unknown(), async () => void (await keepPauses()), "* * * * *"),
  makeRenditions: job(z.object({ pictureId: z.number() }), ({ pictureId }) => makeRenditions(pictureId)),
  sweepUploads: job(z.unknown(), () => sweepUploads(), "17 * * * *"),
  forgetSignIns: job(z.unknown(), () => forgetSignIns(), "43 * * * *"),
  forgetPurges: job(z.unknown(), () => forgetPurges(), "51 * * * *"),
  "house.nothing": job(z.unknown(), async () => undefined), // proves the queue in tests
};

/** @returns how to stop: running jobs are finished first */
export async function startJobs(databaseUrl: string): Promise<() => Promise<void>> {
  const runner = await run({
    connectionString: databaseUrl,
    concurrency: 2,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === "error" || level === "warning") process.stderr.write(`jobs: ${message}\n`);
    }),
    taskList: Object.fromEntries(Object.entries(jobs).map(([name, { run: work }]) => [name, work])) satisfies TaskList,
    parsedCronItems: clock(),
  });
  runner.promise.catch((error: unknown) => process.stderr.write(`jobs: ${String(error)}\n`));
  return () => runner.stop();
}

function clock(): ParsedCronItem[] {
  const timed = Object.entries(jobs).flatMap(([task, { at }]) => (at ? [{ task, match: at }] : []));
  return parseCronItems(timed);
}
