import assert from "node:assert/strict";
import { suite, test } from "node:test";
import fc from "fast-check";
import { applyQuoteChanges, findQuoteChanges, type QuoteStyles, quoteStyles } from "#newsroom/quotation.ts";

const house: QuoteStyles = { ar: "guillemets", en: "curly" };
const write = (text: string, styles = house) => applyQuoteChanges(text, findQuoteChanges(text, "ar", styles));

suite("quotation marks as the site writes them", () => {
  test("Arabic and English each in its own style, nested ones in the inner one", () => {
    assert.equal(write("قال \"نعم، وقال لي 'لا' أمس\" ثم"), "قال «نعم، وقال لي “لا” أمس» ثم");
    assert.equal(write("He said \"yes, 'we can'\" and left"), "He said “yes, ‘we can’” and left");
    assert.equal(write("'Yes,' he said, «no»"), "“Yes,” he said, “no”");
    assert.equal(write("قال «نعم»", { ar: "straight", en: "straight" }), 'قال "نعم"');
  });

  test("marks that stand the wrong way around are read by where their words are", () => {
    assert.equal(write("قال ”نعم“ ثم »لا« أمس"), "قال «نعم» ثم «لا» أمس");
    assert.equal(write("„Ja“ and “no“"), "“Ja” and “no”");
  });

  test("an English phrase in an Arabic sentence is quoted the Arabic way", () => {
    assert.equal(write('قالت "The New York Times today" أمس'), "قالت «The New York Times today» أمس");
    assert.equal(write('و"الجزيرة" قالت'), "و«الجزيرة» قالت");
  });

  test("apostrophes, feet, inches and years are no quotation marks", () => {
    for (const text of [
      "don’t, the '90s, rock 'n' roll, students' union, Sa‘d",
      'He is 6\'2" tall, on a 12" record',
      "‘Ali and Sa‘d, ’tis he",
      "the dogs’ bones",
    ])
      assert.equal(write(text), text);
    assert.equal(write('"He is 6\'2" tall," she said'), "“He is 6'2\" tall,” she said");
    assert.equal(write("'I know dogs' names,' he said"), "“I know dogs' names,” he said");
    assert.equal(write('"in 1999" and "now"'), "“in 1999” and “now”");
  });

  test("a quotation may go on in the next paragraph", () => {
    assert.equal(write('"قال أولًا'), "«قال أولًا");
    assert.equal(write('ثم قال أخيرًا"'), "ثم قال أخيرًا»");
  });

  test("a paragraph without letters is in the story's language", () => {
    const mark = (language: "ar" | "en") => applyQuoteChanges('"1"', findQuoteChanges('"1"', language, house));
    assert.deepEqual([mark("ar"), mark("en")], ["«1»", "“1”"]);
  });

  test("only marks change, one for one, and a second time nothing does", () => {
    const piece = fc.constantFrom(..."\"'“”‘’«»„‹› .،()—", "a", "s", "نص", "و", "12", "'90s", "don't", "word");
    const style = fc.constantFrom(...quoteStyles);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), style, style, (pieces, ar, en) => {
        const text = pieces.join("");
        const once = write(text, { ar, en });
        const others = (line: string) => line.replace(/["'“”‘’«»„‹›]/g, "_");
        assert.equal(others(once), others(text));
        assert.equal(write(once, { ar, en }), once);
      }),
      { numRuns: 5000 },
    );
  });
});
