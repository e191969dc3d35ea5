import { foldText, foldWords } from "#newsroom/arabic.ts";
import { type Actor, can } from "#newsroom/permissions.ts";
import { type ArticleRow, listArticles } from "./article-list.ts";
import { listColleagues } from "./facts.ts";
import { listPeople } from "./people.ts";

/** What a person may find from anywhere at the desk. */
export type Found = {
  stories: Pick<ArticleRow, "id" | "headline" | "status" | "language">[];
  people: { id: number; name: string }[];
};

const most = 8;

/**
 * Stories that the actor may read and people whom they may see, by words in any spelling. Without words: the actor's own
 * latest stories, and nobody. Whoever may see nothing finds nothing.
 */
export async function findThings(actor: Actor, text: string): Promise<Found> {
  const words = foldWords(text);
  const [stories, people] = await Promise.all([findStories(actor, text), words.length > 0 ? findNames(actor) : []]);
  return {
    stories: stories.map(({ id, headline, status, language }) => ({ id, headline, status, language })),
    people: people.filter(({ name }) => words.every((word) => foldText(name).includes(word))).slice(0, most),
  };
}

async function findStories(actor: Actor, text: string): Promise<ArticleRow[]> {
  if (!can(actor, "article.list")) return [];
  const isOpen = foldWords(text).length === 0;
  return (await listArticles(actor, { search: text, mine: isOpen, limit: isOpen ? 5 : most })).rows;
}

/** Whoever runs the accounts sees everybody; who works on stories, those who can be put on one. */
async function findNames(actor: Actor): Promise<Found["people"]> {
  if (can(actor, "staff.read")) return (await listPeople(actor)).map(({ id, name }) => ({ id, name }));
  return can(actor, "article.list") ? listColleagues(actor) : [];
}
