import { fits, type Stage, type Verb } from "./lifecycle.ts";
import { Refusal } from "./refusal.ts";

export const roles = ["reporter", "editor", "chief", "admin"] as const;
export type Role = (typeof roles)[number];

/** Who asks. Made only by `currentActor()` from a session row, or by a factory in the tests. */
export type Actor = { id: number; name: string; email: string; roles: Role[]; language: "ar" | "en" };

/** What a rule asks of a person. */
type Asker = Pick<Actor, "id" | "roles">;

/** What a rule may know of an article. Ownership is `staffIds`, never the bylines. */
export type ArticleFacts = { stage: Stage; staffIds: number[]; openedById: number | null };

type Rule = (actor: Asker, article: ArticleFacts) => boolean;

const yes: Rule = () => true;
const no: Rule = () => false;
const own: Rule = (actor, article) => article.staffIds.includes(actor.id);
const ownDraft: Rule = (actor, article) => own(actor, article) && article.stage === "draft";
const ownUnopened: Rule = (actor, article) =>
  own(actor, article) && article.stage === "submitted" && article.openedById === null;

/** The charter, read at a glance. A person with several roles may do what any of them may. */
// biome-ignore format: the charter is read as a table
export const charter = {
  //                   reporter     editor       chief        admin
  "article.list":    [yes,         yes,         yes,         no],
  "article.create":  [yes,         yes,         yes,         no],
  "article.read":    [own,         yes,         yes,         no],
  "article.edit":    [ownDraft,    yes,         yes,         no],
  "article.comment": [own,         yes,         yes,         no], // also where one may not write: a reporter answers the editor
  "article.submit":  [ownDraft,    yes,         yes,         no],
  "article.recall":  [ownUnopened, ownUnopened, ownUnopened, no],
  "article.review":  [no,          yes,         yes,         no], // opening a submitted story ends the right to recall it
  "article.return":  [no,          yes,         yes,         no],
  "article.approve": [no,          yes,         yes,         no],
  "article.publish": [no,          yes,         yes,         no], // four eyes is a rule of the site, not of the charter
  "article.staff":   [ownDraft,    yes,         yes,         no],
  "article.correct": [no,          yes,         yes,         no],
  "article.kill":    [no,          yes,         yes,         no],
  "article.restore": [ownDraft,    yes,         yes,         no], // an older text into the draft: readers see nothing of it
  "article.share":   [own,         yes,         yes,         no], // a link to the draft for somebody without an account
  "picture.upload":  [yes,         yes,         yes,         no],
  "picture.read":    [yes,         yes,         yes,         no],
  "topic.create":    [yes,         yes,         yes,         no],
  "staff.read":      [no,          no,          no,          yes],
  "staff.manage":    [no,          no,          no,          yes],
  "diary.read":      [no,          no,          yes,         yes],
  "settings.change": [no,          no,          yes,         yes],
} satisfies Record<string, [Rule, Rule, Rule, Rule]>;

export type Permission = keyof typeof charter;

/** Which permission each verb of the lifecycle asks for. */
const permissionOf: Record<Verb, Permission> = {
  submit: "article.submit",
  recall: "article.recall",
  review: "article.review",
  return: "article.return",
  approve: "article.approve",
  publish: "article.publish",
  publishChanges: "article.publish",
  correct: "article.correct",
  kill: "article.kill",
  restore: "article.restore",
};

const noArticle: ArticleFacts = { stage: "draft", staffIds: [], openedById: null };

/** The one question that guards the server and shapes the buttons. */
export function can(
  actor: Pick<Actor, "id" | "roles">,
  permission: Permission,
  article: ArticleFacts = noArticle,
): boolean {
  return actor.roles.some((role) => charter[permission][roles.indexOf(role)]?.(actor, article) ?? false);
}

/** @throws Refusal `forbidden` */
export function demand(actor: Actor, permission: Permission, article: ArticleFacts = noArticle): void {
  if (!can(actor, permission, article)) throw new Refusal("forbidden");
}

/** Whether the verb would be done now: permission and stage. It shapes the buttons; the server asks again. */
export function mayDo(actor: Actor, verb: Verb, article: ArticleFacts): boolean {
  return fits(verb, article.stage) && can(actor, permissionOf[verb], article);
}

/**
 * For deeds: permission by verb.
 * @throws Refusal `forbidden`
 */
export function demandVerb(actor: Actor, verb: Verb, article: ArticleFacts): void {
  demand(actor, permissionOf[verb], article);
}
