import type { EditorActions } from "#components/editor/bind-actions.ts";
import { readPicture } from "../media/actions.ts";
import * as deeds from "./[id]/actions.ts";
import { readShowcase, sharePreview, unsharePreview } from "./[id]/showcase-actions.ts";
import { createArticle, decideHeldBack, readArticlePage } from "./new/actions.ts";

/** Everything that the editor can ask of the server, for a new story and for one that is there. */
export const editorActions: EditorActions = {
  createArticle,
  readArticlePage,
  decideHeldBack,
  readPicture,
  changeFacts: deeds.changeFacts,
  changeStaff: deeds.changeStaff,
  createTopic: deeds.createTopic,
  findChanges: deeds.findChanges,
  openForReview: deeds.openForReview,
  submit: deeds.submit,
  recall: deeds.recall,
  approve: deeds.approve,
  giveBack: deeds.giveBack,
  publish: deeds.publish,
  publishChanges: deeds.publishChanges,
  correct: deeds.correct,
  withdrawCorrection: deeds.withdrawCorrection,
  kill: deeds.kill,
  readShowcase,
  sharePreview,
  unsharePreview,
};
