import assert from "node:assert/strict";
import { test } from "node:test";
import { showProgress } from "#server/progress.ts";

function run(isTTY: boolean): string {
  let written = "";
  const write = (text: string) => {
    written += text;
    return true;
  };
  const { say, end } = showProgress({ isTTY, write }, 2000, "stories");
  for (let done = 10; done <= 2000; done += 10) say(done);
  end();
  return written;
}

test("a terminal sees one bar that grows, and then a new line", () => {
  const written = run(true);
  assert.equal(written.match(/\n/g)?.length, 1);
  const bars = written.split("\r").slice(1);
  assert.equal(bars.length, 200);
  assert.match(bars[99] ?? "", /█{15}·{15} 50% 1000 of 2000 stories, \d+ a second$/);
  assert.match(bars[199] ?? "", /█{30} 100% 2000 of 2000 stories, \d+ a second\n$/);
});

test("elsewhere it writes a plain line for every tenth", () => {
  const lines = run(false).split("\n").slice(0, -1);
  assert.deepEqual(
    lines.map((line) => line.replace(/, \d+ a second$/, "")),
    Array.from({ length: 10 }, (_, tenth) => `${(tenth + 1) * 200} of 2000 stories`),
  );
});
