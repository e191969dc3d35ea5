import type { Style } from "./styles.ts";

const above = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const below = "₀₁₂₃₄₅₆₇₈₉";

/** Raised and lowered numbers as characters of their own: 10⁶ must not become 106, nor CO₂ CO2. Null for everything else. */
export function raised(element: Element, style: Style): string | null {
  const align = style.get("vertical-align") ?? "";
  const isAbove = element.localName === "sup" || align === "super";
  const isBelow = element.localName === "sub" || align === "sub";
  const text = (element.textContent ?? "").trim();
  if ((!isAbove && !isBelow) || !/^[-−+]?\d{1,3}$/.test(text) || element.querySelector("a")) return null;
  const digits = isAbove ? above : below;
  const sign = text.startsWith("+") ? "⁺₊" : "⁻₋";
  return text.replace(/^[-−+]/, sign[isAbove ? 0 : 1] ?? "").replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
}
