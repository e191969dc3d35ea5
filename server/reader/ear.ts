import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { type Purge, purgeChannel, readPurges } from "#db/purges.ts";

/** Hears of purges, and knows whether it hears. */
export type Ear = {
  /** Whether everything that was committed five seconds ago has been heard. */
  isHearing(): boolean;
  close(): Promise<void>;
};

const beatEvery = 2000; // ms
const deafAfter = 5000; // ms since the newest beat that came back was sent

const everyPage: Purge = { verb: "invalidate", tags: [] };
const everyByte: Purge = { verb: "forget", tags: [] };

type Session = { sql: Sql; beats: string; began: number };

/**
 * Listens for purges on a connection of its own. A notification only says that the log has grown; the log is read, so what
 * came while nobody listened is not lost. A connection can be dead without being closed, so it sends itself a beat: what
 * was committed before the beat was sent has been read when the beat came back. Deaf, it connects anew.
 * @param connect opens a pool of one
 * @param apply called with every purge, in the order of the commits
 * @returns once it hears, or after `deafAfter` in any case
 */
export async function openEar(connect: () => Sql, apply: (purge: Purge) => void): Promise<Ear> {
  let provenAt = Number.NEGATIVE_INFINITY;
  let last: number | null = null;
  let isClosed = false;
  let first: () => void = () => {};
  const heard = new Promise<void>((resolve) => {
    first = resolve;
  });

  const isHearing = () => performance.now() - provenAt < deafAfter;

  const readOn = oneAtATime(async (sql: Sql) => {
    const news = await readPurges(sql, last);
    if (last === null) apply(everyPage); // made before we listened
    if (news.isWhole) for (const purge of news.purges) apply(purge);
    else apply(everyByte);
    last = news.last;
  });

  const open = (): Session => {
    const session = { sql: connect(), beats: `khabar_beat_${randomUUID()}`, began: performance.now() };
    const isCurrent = () => session === current && !isClosed;
    const onNews = () => {
      if (isCurrent()) readOn(session.sql).catch(() => {}); // the beats will tell
    };
    const onBeat = async (sentAt: string) => {
      if (!isCurrent()) return;
      await readOn(session.sql);
      provenAt = Math.max(provenAt, Number(sentAt));
      first();
    };
    // The driver listens again by itself when its connection closes.
    session.sql.listen(purgeChannel, onNews, onNews).catch(() => {});
    session.sql
      .listen(
        session.beats,
        (sentAt) => void onBeat(sentAt).catch(() => {}),
        () => void beat(session),
      )
      .catch(() => {});
    return session;
  };

  const beat = ({ sql, beats }: Session) => sql.notify(beats, String(performance.now())).catch(() => {});

  let current = open();

  const timer = setInterval(() => {
    const age = performance.now() - current.began;
    if (!isHearing() && age > deafAfter) {
      void current.sql.end({ timeout: 0 }).catch(() => {});
      current = open();
    } else void beat(current);
  }, beatEvery);

  await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, deafAfter).unref())]);
  return {
    isHearing,
    async close() {
      isClosed = true;
      clearInterval(timer);
      await current.sql.end({ timeout: 0 }).catch(() => {});
    },
  };
}

/** While one call runs, those that come share a single one after it: it begins after they came. */
function oneAtATime<A>(work: (argument: A) => Promise<void>): (argument: A) => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const start = (argument: A) => {
    running = work(argument).finally(() => {
      running = null;
    });
    return running;
  };
  return (argument) => {
    if (!running) return start(argument);
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null;
        return start(argument);
      });
    return next;
  };
}
