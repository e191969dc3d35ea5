import type { ArticleActions } from "#components/desk/article/story-desk.tsx";
import type { Relatable } from "#db/related.ts";
import type { Outcome, RefusalData, RefusalReason } from "#newsroom/refusal.ts";
import type { ReadArticlePage } from "./article-page.ts";
import type { CommentActions } from "./comments/use-talk.ts";
import type { CreateArticle } from "./use-new-article.ts";

/** The server actions of the page. */
export type EditorActions = ArticleActions & {
  createArticle: CreateArticle;
  readArticlePage: ReadArticlePage;
  comments: CommentActions;
  decideHeldBack: (input: { id: number; decision: "inserted" | "discarded" }) => Promise<Outcome<void>>;
  findRelatable: (input: { text: string }) => Promise<Outcome<Relatable[]>>;
  readRelatable: (input: { id: number }) => Promise<Outcome<Relatable | null>>;
};

/** Refusals that say that the page shows what is no longer so. */
const outdated: string[] = [
  "wrongStage",
  "alreadyOpened",
  "epochClosed",
  "factsChanged",
  "forbidden",
] satisfies RefusalReason[];

/**
 * The first deed on a blank page creates its article, and after every deed the page shows what it did. `hindrance` is why
 * nothing can be done from this page now; with somebody else's cookie it would even be done in their name.
 */
export function bindActions(
  actions: ArticleActions,
  hindrance: RefusalData | null,
  ensure: () => Promise<Outcome<number>>,
  reload: () => Promise<unknown>,
  reloadAfterDeed: () => Promise<unknown>,
): ArticleActions {
  const on =
    <Input extends { id: number }, T>(deed: (input: Input) => Promise<Outcome<T>>, show = reloadAfterDeed) =>
    async (input: Input): Promise<Outcome<T>> => {
      if (hindrance && hindrance.reason !== "signedOut") return { ok: false, refusal: hindrance };
      const article = await ensure();
      if (!article.ok) return article;
      const outcome = await deed({ ...input, id: article.value });
      if (outcome.ok) await show();
      else if (outdated.includes(outcome.refusal.reason)) await reload();
      return outcome;
    };
  return {
    ...actions,
    changeFacts: on(actions.changeFacts, reload),
    changeStaff: on(actions.changeStaff, reload),
    openForReview: on(actions.openForReview, reload),
    submit: on(actions.submit),
    recall: on(actions.recall),
    approve: on(actions.approve),
    giveBack: on(actions.giveBack),
    publish: on(actions.publish),
    publishChanges: on(actions.publishChanges),
    correct: on(actions.correct),
    withdrawCorrection: on(actions.withdrawCorrection, reload),
    kill: on(actions.kill),
    createTopic: async (input) => {
      const outcome = await actions.createTopic(input);
      if (outcome.ok) await reload();
      return outcome;
    },
  };
}
