import { createHash } from "node:crypto";
import { bareFault } from "#db/bare-fault.ts";
import { type Answer, fixedAnswer } from "./answer.ts";

// The look of the pages (app/tokens.css), which may be away too.
const style = `:root{color-scheme:light dark}
body{margin:0;padding:12vh 1.25rem;background:#faf8f4;color:#1b1a17;font:1.25rem/1.8 "Noto Naskh Arabic","Geeza Pro","Segoe UI",system-ui,sans-serif}
main{max-width:34rem;margin:auto;border-top:3px solid}
p{margin:.5rem 0}
.status{color:#6b675f;font-size:1rem;margin-top:1.5rem}
h1,h2{font-size:2rem;line-height:1.35;margin:.5rem 0}
div{margin-top:2.5rem;padding-top:1.5rem;border-top:1px solid #d9d4c9;font:1.0625rem/1.7 ui-serif,Georgia,serif}
h2{font-size:1.5rem;line-height:1.2}
@media(prefers-color-scheme:dark){body{background:#171613;color:#ece8df}.status{color:#a39e92}div{border-color:#3b382f}}`;

const hash = createHash("sha256").update(style).digest("base64");

/** 503 instead of a page that could not be made. */
export const awayAnswer = answerLater(30, {
  ar: ["نعود بعد قليل", "تعذّر عرض هذه الصفحة الآن. أعد المحاولة بعد دقيقة."],
  en: ["Back shortly", "This page cannot be shown right now. Please try again in a minute."],
});

/** 503 when more is asked for at once than can be made. */
export const busyAnswer: Answer = { ...awayAnswer, headers: { ...awayAnswer.headers, "Retry-After": "2" } };

/** 503 before everything is ready: the page asks again by itself. */
export const startingAnswer = answerLater(2, {
  ar: ["نفتح بعد لحظات", "يبدأ الموقع الآن، وتظهر الصفحة وحدها حين يجهز."],
  en: ["Opening in a moment", "The site is starting. This page will appear by itself."],
  comesBack: true,
});

type Sentences = { ar: [title: string, text: string]; en: [title: string, text: string]; comesBack?: boolean };

/** Plain, in both languages, and made of nothing that can be away. */
function answerLater(seconds: number, { ar, en, comesBack }: Sentences): Answer {
  const refresh = comesBack ? `<meta http-equiv="refresh" content="${seconds}">` : "";
  const page = `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${ar[0]} · ${en[0]}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">${refresh}<style>${style}</style></head>
<body><main><p class="status">503</p><h1>${ar[0]}</h1><p>${ar[1]}</p>
<div lang="en" dir="ltr"><h2>${en[0]}</h2><p>${en[1]}</p></div></main></body></html>`;
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; frame-ancestors 'none'`,
    "Cache-Control": "no-store",
    "Retry-After": String(seconds),
  };
  return fixedAnswer(503, headers, Buffer.from(page));
}

const logEvery = 1000; // ms; an outage is one fault, however many readers meet it
let loggedAt = Number.NEGATIVE_INFINITY;

/** The error goes to the log, never to the reader. */
export function logAway(error: unknown): void {
  if (performance.now() - loggedAt < logEvery) return;
  loggedAt = performance.now();
  process.stderr.write(`A reader's page could not be made: ${describe(error)}\n`);
}

function describe(error: unknown): string {
  const bare = bareFault(error);
  return bare instanceof Error ? (bare.stack ?? bare.message) : String(bare);
}
