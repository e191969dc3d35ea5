import type { Page } from "playwright-core";
import type { BodyNode } from "#newsroom/article.ts";
import { box } from "./editor-page.ts";

type Clip = { html?: string; text?: string; field?: string };

export async function paste(page: Page, { html = "", text = "", field = "Body" }: Clip): Promise<void> {
  await box(page, field).evaluate(
    (element, [rich = "", plain = ""]) => {
      const clipboardData = new DataTransfer();
      if (rich) clipboardData.setData("text/html", rich);
      if (plain) clipboardData.setData("text/plain", plain);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    [html, text],
  );
}

/** What a person sees of such a page, by the browser's own rules: the plain text that the program would give. */
export async function shownText(page: Page, html: string): Promise<string> {
  return page.evaluate((source) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const inner = frame.contentDocument;
    if (inner) inner.body.innerHTML = new DOMParser().parseFromString(source, "text/html").body.innerHTML;
    const text = inner?.body.innerText ?? "";
    frame.remove();
    return text;
  }, html);
}

export const receipt = (page: Page) => page.getByRole("region", { name: "What became of the paste" });

export async function readReceipt(page: Page): Promise<string> {
  return receipt(page).evaluate((element) =>
    [...element.querySelectorAll(".paste-receipt-lines > p, details p, details li")]
      .map((line) => line.textContent ?? "")
      .join("\n"),
  );
}

export async function clear(page: Page): Promise<void> {
  await box(page, "Body").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await receipt(page).waitFor({ state: "detached" });
}

/** The letters and digits of one text that the other has fewer of. */
export function missingLetters(wanted: string, there: string): string {
  const letters = (text: string) => [...text.normalize("NFKC").matchAll(/[\p{L}\p{N}]/gu)].map(([letter]) => letter);
  const rest = letters(there);
  return letters(wanted)
    .filter((letter) => {
      const at = rest.indexOf(letter);
      if (at >= 0) rest.splice(at, 1);
      return at < 0;
    })
    .join("");
}

export function textWithMarks(node: BodyNode): string {
  return (node.text ?? "") + (node.content ?? []).map(textWithMarks).join(" ");
}

/** A block as `type[attributes](content)`, with direction marks spelled out. */
export function sketch(node: BodyNode): string {
  const shown = Object.entries(node.attrs ?? {})
    .filter(([name, value]) => !["", null, false].some((none) => none === value) && !isUsual(name, value))
    .map(([name, value]) => `${name}=${name === "pictureId" ? "sent" : value}`); // its number, or the key of its file until it has come
  if (node.type === "text") {
    const marks = (node.marks ?? []).map(({ type, attrs }) => [type, ...Object.values(attrs ?? {})].join(" "));
    const text = (node.text ?? "").replace(/[\u200c-\u200f\u00a0]/g, (sign) => `‹${sign.charCodeAt(0).toString(16)}›`);
    return marks.length > 0 ? `<${marks.sort().join(" ")}>${text}</>` : text;
  }
  const kind = shown.length > 0 ? `${node.type}[${shown.join(" ")}]` : node.type;
  return node.content ? `${kind}(${node.content.map(sketch).join("")})` : kind;
}

const isUsual = (name: string, value: unknown) => ["colspan", "rowspan", "start"].includes(name) && value === 1;
