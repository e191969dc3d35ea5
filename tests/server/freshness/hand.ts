import { type ChildProcess, fork } from "node:child_process";
import { z } from "zod";
import { getProcess, setProcess } from "#db/process.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import { connectPools } from "#server/database.ts";
import { testSecret } from "../../database.ts";
import { type Cast, deeds, rollDice } from "../../deed-list.ts";

/** A deed at random: its verb, and the numbers that decide the rest. */
export type Draw = { verb: string; dice: number[] };

/** Does deeds in one process or another. @returns `done`, or the reason of the refusal */
export type Hand = { act(draw: Draw): Promise<string>; close(): void };

export async function act(cast: Cast, { verb, dice }: Draw): Promise<string> {
  const deed = deeds[verb];
  if (!deed) throw new Error(`There is no deed "${verb}".`);
  try {
    await deed.do(cast, rollDice(dice));
    return "done";
  } catch (error) {
    if (isRefusal(error)) return error.reason;
    throw error;
  }
}

const answerSchema = z.union([z.object({ outcome: z.string() }), z.object({ fault: z.string() })]);

/** A second process that does deeds on this database, as a second server would. */
export function openOtherHand(cast: Cast, url: string): Hand {
  const child: ChildProcess = fork(import.meta.filename, ["--hand"], {
    execArgv: [],
    env: { ...process.env, NODE_TEST_CONTEXT: "" },
  });
  const { dataFolder } = getProcess();
  child.send({ cast, url, dataFolder });
  return {
    act: (draw) =>
      new Promise((resolve, reject) => {
        child.once("message", (message) => {
          const answer = answerSchema.parse(message);
          if ("outcome" in answer) resolve(answer.outcome);
          else reject(new Error(answer.fault));
        });
        child.send({ draw });
      }),
    close: () => void child.kill("SIGKILL"),
  };
}

type Order = { cast: Cast; url: string; dataFolder: string } | { draw: Draw };

function serveOrders(): void {
  let cast: Cast | null = null;
  process.on("message", async (order: Order) => {
    if ("url" in order) {
      cast = order.cast;
      const { desk, reader } = connectPools(order.url);
      const siteUrl = "http://localhost:3000";
      const { dataFolder } = order;
      setProcess({ desk, reader, dataFolder, siteUrl, authSecret: testSecret, uploadthingToken: null });
    } else if (cast) {
      const answer = await act(cast, order.draw).then(
        (outcome) => ({ outcome }),
        (error: Error) => ({ fault: error.stack ?? error.message }),
      );
      process.send?.(answer);
    }
  });
}

if (process.argv.includes("--hand")) {
  process.once("disconnect", () => process.exit()); // whoever gave the orders has gone
  serveOrders();
}
