import type { ArticlePage } from "#components/editor/article-page.ts";
import { type ArticleView, getArticle } from "#db/articles.ts";
import { listAuthors } from "#db/authors.ts";
import { listColleagues, listSections } from "#db/facts.ts";
import { listHeldBack } from "#db/held-back.ts";
import { getSettings } from "#db/settings.ts";
import { listTopics } from "#db/topics.ts";
import type { Language } from "#newsroom/article.ts";
import { type Actor, demand } from "#newsroom/permissions.ts";

/**
 * What the editor shows of an article beside its text.
 * @throws Refusal `notFound`
 */
export async function readArticlePage(actor: Actor, id: number): Promise<ArticlePage> {
  const view = await getArticle(actor, id); // first: to one who may not read it, it is not there
  const [choices, heldBack, habits] = await Promise.all([readChoices(actor), listHeldBack(actor, id), readHabits()]);
  return { view, choices, heldBack, ...habits };
}

/**
 * The same for a story that is not there yet: nothing is written down before somebody writes.
 * @throws Refusal `forbidden`
 */
export async function blankArticlePage(actor: Actor, language: Language): Promise<ArticlePage> {
  demand(actor, "article.create");
  const choices = await readChoices(actor);
  const own = choices.authors.find((author) => author.personId === actor.id);
  return { view: blankView(actor, language, own ? [own] : []), choices, heldBack: [], ...(await readHabits()) };
}

/** How the site writes dates and quotation marks. */
async function readHabits(): Promise<Pick<ArticlePage, "dates" | "quotes">> {
  const { zone, monthStyle, numerals, quotesAr, quotesEn } = await getSettings();
  return { dates: { zone, monthStyle, numerals }, quotes: { ar: quotesAr, en: quotesEn } };
}

async function readChoices(actor: Actor) {
  const [sections, topics, authors, people] = await Promise.all([
    listSections(),
    listTopics(actor),
    listAuthors(actor),
    listColleagues(actor),
  ]);
  return { sections, topics, authors, people };
}

function blankView({ id, name }: Actor, language: Language, bylines: ArticleView["bylines"]): ArticleView {
  return {
    id: 0,
    stage: "draft",
    epoch: 0,
    headline: "",
    facts: {
      language,
      sectionId: null,
      slug: "",
      bylineIds: bylines.map((author) => author.id),
      topicIds: [],
      lead: null,
      sources: [],
    },
    factsVersion: 0,
    bylines,
    topics: [],
    lead: null,
    staff: [{ id, name }],
    returnNote: "",
    returnedBy: null,
    openedBy: null,
    publishedAt: null,
    updatedAt: null,
    killedAt: null,
    killNote: "",
    live: null,
    corrections: [],
    may: {
      edit: true,
      comment: false, // there is nothing to talk about yet
      staff: true,
      submit: false,
      recall: false,
      review: false,
      return: false,
      approve: false,
      publish: false,
      publishChanges: false,
      correct: false,
      kill: false,
      restore: false,
    },
  };
}
