import { type BodyNode, type Content, type Facts, readLink, textOf, walk } from "./article.ts";

/** What publishing needs; saving needs none of it. Worded in `messages/` as `requirements.<key>`. */
export const requirementKeys = [
  "headline",
  "section",
  "language",
  "paragraph",
  "byline",
  "source",
  "leadCaption",
  "leadCredit",
  "leadAlternative",
  "bodyPicture",
  "bodyCaption",
  "bodyCredit",
  "bodyAlternative",
  "embedLink",
  "relatedStory",
] as const;
export type Requirement = (typeof requirementKeys)[number];

export const adviceKeys = ["leadPicture", "standfirst"] as const;
export type Advice = (typeof adviceKeys)[number];

/** Everything that still stands between this story and its readers, in the order of the page. */
export function findMissing(content: Content, facts: Facts): Requirement[] {
  const nodes = [...walk(content.body)];
  const pictures = nodes.filter((node) => node.type === "picture");
  const lead = facts.lead;
  const missing: [Requirement, boolean][] = [
    ["headline", content.headline.trim() === ""],
    ["section", facts.sectionId === null],
    ["language", facts.language === null],
    ["paragraph", !content.body.some((node) => node.type === "paragraph" && textOf(node).trim() !== "")],
    ["byline", facts.bylineIds.length === 0 && !facts.sources.some((source) => source.kind === "agency")],
    ["source", facts.sources.length === 0],
    ["leadCaption", lead !== null && lead.caption === ""],
    ["leadCredit", lead !== null && lead.credit === ""],
    ["leadAlternative", lead !== null && lead.alternative === "" && !lead.isDecorative],
    ["bodyPicture", pictures.some((node) => isPlace(node.attrs?.pictureId))],
    ["bodyCaption", pictures.some((node) => textOf(node).trim() === "")],
    ["bodyCredit", pictures.some((node) => !attribute(node, "credit"))],
    ["bodyAlternative", pictures.some((node) => !attribute(node, "alternative") && node.attrs?.isDecorative !== true)],
    ["embedLink", nodes.some((node) => node.type === "embed" && readLink(node.attrs?.href) === null)],
    ["relatedStory", nodes.some((node) => node.type === "relatedStory" && typeof node.attrs?.articleId !== "number")],
  ];
  return missing.filter(([, isMissing]) => isMissing).map(([key]) => key);
}

/** What would make the story better; it hinders nothing. */
export function findAdvice(content: Content, facts: Facts): Advice[] {
  const advice: [Advice, boolean][] = [
    ["leadPicture", facts.lead === null],
    ["standfirst", content.standfirst.trim() === ""],
  ];
  return advice.filter(([, applies]) => applies).map(([key]) => key);
}

/** A place that a paste left for a picture, or one whose file is still on its way. */
function isPlace(pictureId: unknown): boolean {
  return pictureId === null || (typeof pictureId === "number" && pictureId < 0);
}

function attribute(node: BodyNode, name: string): string {
  const value = node.attrs?.[name];
  return typeof value === "string" ? value.trim() : "";
}
