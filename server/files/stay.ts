import { getProcess } from "#db/process.ts";

/** A backup names files by the database's state of one moment: until it has copied them, none of them may go. */

/** For who copies files; several may at once. What is being removed now is removed first. */
export async function whileFilesStay<T>(work: () => Promise<T>): Promise<T> {
  const held = await getProcess().desk.reserve();
  try {
    await held`select pg_advisory_lock_shared(hashtext('khabar.files'))`;
    return await work();
  } finally {
    await held`select pg_advisory_unlock_shared(hashtext('khabar.files'))`.catch(() => undefined); // gone with its connection
    held.release();
  }
}

/** For who removes files. @returns null when a backup is being made, and nothing was done */
export async function whileFilesMayGo<T>(work: () => Promise<T>): Promise<{ done: T } | null> {
  return getProcess().desk.begin(async (tx) => {
    const [held] = await tx<{ free: boolean }[]>`select pg_try_advisory_xact_lock(hashtext('khabar.files')) as free`;
    return held?.free ? { done: await work() } : null;
  });
}
