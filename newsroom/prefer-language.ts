import { type Language, languages } from "./article.ts";

/** The first of our languages in an Accept-Language header, by weight (RFC 9110, 12.5.4); Arabic when it names none. */
export function preferLanguage(header: string): Language {
  const wishes = header.split(",").map((part) => {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const weight = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("q="));
    return { tag: tag.split("-")[0], weight: weight ? Number(weight.slice(2)) || 0 : 1 };
  });
  wishes.sort((one, other) => other.weight - one.weight); // stable: equal weights keep their order
  for (const { tag, weight } of wishes) {
    const language = languages.find((candidate) => candidate === tag);
    if (language && weight > 0) return language;
  }
  return "ar";
}
