import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { createTranslator } from "next-intl";
import ar from "#messages/ar.json" with { type: "json" };
import en from "#messages/en.json" with { type: "json" };

/** How each counted thing reads at 0, 1, 2, 3, 11 and 100. `…` stands for what is the same in all of them. */
const counted: Record<string, string> = {
  "list.words": "بلا كلمات | كلمة واحدة | كلمتان | 3 كلمات | 11 كلمة | 100 كلمة",
  "staff.found": "لا أحد | شخص واحد | شخصان | 3 أشخاص | 11 شخصًا | 100 شخص",
  "account.closeOthers":
    "اخرج من كل مكان آخر | اخرج من المتصفح الآخر | اخرج من المتصفحين الآخرين | اخرج من 3 متصفحات أخرى | اخرج من 11 متصفحًا آخر | اخرج من 100 متصفح آخر",
  "deeds.line.site.sample":
    "بدء إضافة قصص تجريبية | بدء إضافة قصة تجريبية واحدة | بدء إضافة قصتين تجريبيتين | بدء إضافة 3 قصص تجريبية | بدء إضافة 11 قصة تجريبية | بدء إضافة 100 قصة تجريبية",
  "deeds.line.site.sampleMake":
    "إنشاء الصحيفة التجريبية بلا قصص | إنشاء الصحيفة التجريبية وفيها قصة واحدة | إنشاء الصحيفة التجريبية وفيها قصتان | إنشاء الصحيفة التجريبية وفيها 3 قصص | إنشاء الصحيفة التجريبية وفيها 11 قصة | إنشاء الصحيفة التجريبية وفيها 100 قصة",
  "deeds.line.site.sampleRemove":
    "حذف الصحيفة التجريبية بلا قصص | حذف الصحيفة التجريبية وفيها قصة واحدة | حذف الصحيفة التجريبية وفيها قصتان | حذف الصحيفة التجريبية وفيها 3 قصص | حذف الصحيفة التجريبية وفيها 11 قصة | حذف الصحيفة التجريبية وفيها 100 قصة",
  "editor.reading": "أقل من دقيقة | قراءة دقيقة | قراءة دقيقتين | قراءة 3 دقائق | قراءة 11 دقيقة | قراءة 100 دقيقة",
  "checks.missing":
    "لا ينقص شيء قبل النشر | ينقص شيء واحد قبل النشر | ينقص شيئان قبل النشر | تنقص 3 أشياء قبل النشر | ينقص 11 شيئًا قبل النشر | ينقص 100 شيء قبل النشر",
  "difference.unchanged":
    "كل المقاطع تغيّرت | مقطع واحد لم يتغيّر | مقطعان لم يتغيّرا | 3 مقاطع لم تتغيّر | 11 مقطعًا لم يتغيّر | 100 مقطع لم يتغيّر",
  "pictures.stories":
    "ليست في قصة منشورة | في قصة منشورة | في قصتين منشورتين | في 3 قصص منشورة | في 11 قصة منشورة | في 100 قصة منشورة",
  "pictures.drafts": "ليست في مسودة | في مسودة واحدة | في مسودتين | في 3 مسودات | في 11 مسودة | في 100 مسودة",
  "refusals.invalid":
    "راجع ما كتبته. | حقل واحد يحتاج إلى مراجعة، وهو معلَّم أدناه. | حقلان يحتاجان إلى مراجعة، وهما معلَّمان أدناه. | 3 حقول تحتاج إلى مراجعة، وهي معلَّمة أدناه. | 11 حقلًا يحتاج إلى مراجعة، وهي معلَّمة أدناه. | 100 حقل يحتاج إلى مراجعة، وهي معلَّمة أدناه.",
  "refusals.incomplete":
    "ما زالت القصة ناقصة. | ينقص أمر واحد، تجده أدناه. | ينقص أمران، تجدهما أدناه. | تنقص 3 أمور، تجدها أدناه. | ينقص 11 أمرًا، تجدها أدناه. | ينقص 100 أمر، تجدها أدناه.",
  "refusals.tooManyAttempts":
    "محاولات فاشلة كثيرة. انتظر لحظة ثم أعد المحاولة. | …ثانية واحدة ثم أعد المحاولة. | …ثانيتين ثم أعد المحاولة. | …3 ثوانٍ ثم أعد المحاولة. | …11 ثانية ثم أعد المحاولة. | …100 ثانية ثم أعد المحاولة.",
  "refusals.passwordTooShort":
    "كلمة المرور قصيرة. اجعلها أطول، … | …حرفًا واحدًا على الأقل، … | …حرفين على الأقل، … | …3 أحرف على الأقل، … | …11 حرفًا على الأقل، … | …100 حرف على الأقل، …",
  "today.all": "كلها | القصة كلها | القصتان كلتاهما | القصص الـ3 كلها | كل القصص، وعددها 11 | كل القصص، وعددها 100",
  "welcome.left": "تم كل شيء | بقيت خطوة واحدة | بقيت خطوتان | بقيت 3 خطوات | بقيت 11 خطوة | بقيت 100 خطوة",
  "showcase.dayCount": "بلا أيام | يوم واحد | يومين | 3 أيام | 11 يومًا | 100 يوم",
  "topics.uses": "بلا قصص | قصة واحدة | قصتان | 3 قصص | 11 قصة | 100 قصة",
  "topics.more":
    "لا موضوع آخر. … | وموضوع آخر. … | وموضوعان آخران. … | و3 موضوعات أخرى. … | و11 موضوعًا آخر. … | و100 موضوع آخر. …",
  "topics.mergeText":
    "لا قصص فيه لتُنقل، … | تنتقل قصة واحدة إلى «اللوز»، … | تنتقل قصتان إلى «اللوز»، … | تنتقل 3 قصص إلى «اللوز»، … | تنتقل 11 قصة إلى «اللوز»، … | تنتقل 100 قصة إلى «اللوز»، …",
};

/** One name for a thing: the README's glossary. What is on the left was once written for what is on the right. */
const oneName: [RegExp, string][] = [
  [/الإنكليزية/, "الإنجليزية"],
  [/القرّاء/, "القراء"],
  [/مرور لمرة/, "كلمة مرور مؤقتة"],
  [/(?<!\p{L})(?:ال)?مقال(?:ة|ات)?(?!\p{L})/u, "قصة"],
  [/تصحيح/, "تصويب"],
  [/المستخدم/, "الشخص"],
  [/الرجاء|يرجى|قم ب|تم (?:حفظ|نشر|حذف|إرسال)/, "فعل مباشر"],
];

const mayBeLatin = /\b(?:JPEG|PNG|WebP|AVIF|RSS|https?|name@example\.org|example\.org\/page)\b/g;

const sentences = flatten(ar);
const english = new Map(flatten(en));

function flatten(tree: object, before = ""): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [[before + name, value]] : flatten(value, `${before}${name}.`),
  );
}

function say(sentence: string, count: number): string {
  const t = createTranslator({ locale: "ar", messages: { sentence } });
  const names = [...sentence.matchAll(/\{\s*(\w+)\s*(?:\}|,)/g)].map(([, name = ""]) => [name, count]);
  return t.markup("sentence", { ...Object.fromEntries(names), into: "اللوز", name: "الطعام" });
}

function isLike(said: string, wanted: string): boolean {
  const parts = wanted.split("…");
  return (
    said.startsWith(parts[0] ?? "") && said.endsWith(parts.at(-1) ?? "") && parts.every((part) => said.includes(part))
  );
}

suite("Arabic, read aloud", () => {
  test("each counted thing is right at 0, 1, 2, 3, 11 and 100", () => {
    for (const [key, sentence] of sentences.filter(([, text]) => text.includes(", plural,"))) {
      const wanted = (counted[key] ?? assert.fail(`${key}: write down how it reads`)).split(" | ");
      for (const [at, count] of [0, 1, 2, 3, 11, 100].entries()) {
        const said = say(sentence, count);
        assert.ok(isLike(said, wanted[at] ?? ""), `${key} at ${count}: ${said}`);
      }
    }
  });

  test("a thing has one name", () => {
    for (const [key, sentence] of sentences) {
      for (const [other, name] of oneName) assert.doesNotMatch(sentence, other, `${key}: ${name}`);
    }
  });

  test("nothing is left in English, or in Latin letters but names of formats", () => {
    for (const [key, sentence] of sentences) {
      const words = sentence.replace(/\{\w+(?:,\s*(?:plural|select),)?|<\/?\w+>|\w+\s*(?=\{)/g, "");
      assert.doesNotMatch(words.replace(mayBeLatin, ""), /[A-Za-z]{2,}/, key);
      const hasWords = /\p{L}/u.test(words);
      assert.ok(!hasWords || sentence !== english.get(key), `${key} is the same in English`);
    }
  });
});
