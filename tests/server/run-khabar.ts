import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..", "..");

/**
 * The command line, as an operator uses it.
 * @param look sees all that was said so far, each time more is; it may end the process
 * @returns exit code (null when it was killed) and all it said, both streams
 */
export async function runKhabar(
  words: string[],
  variables: Record<string, string>,
  input = "",
  look: (said: string, kill: () => void) => void = () => undefined,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(root, "server", "khabar.ts"), ...words], {
    cwd: root,
    env: { ...process.env, ...variables },
  });
  child.stdin.end(input);
  let said = "";
  const keep = (chunk: Buffer) => {
    said += chunk.toString();
    look(said, () => child.kill("SIGKILL"));
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, said: said.trim() };
}
