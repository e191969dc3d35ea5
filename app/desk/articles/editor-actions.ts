import type { EditorActions } from "#components/editor/bind-actions.ts";
import { readPicture } from "../media/actions.ts";
import * as deeds from "./[id]/actions.ts";
import * as talk from "./[id]/comment-actions.ts";
import { readShowcase, sharePreview, unsharePreview } from "./[id]/showcase-actions.ts";
import { createArticle, decideHeldBack, readArticlePage } from "./new/actions.ts";

/** Everything that the editor can ask of the server, for a new story and for one that is there. */
export const editorActions: EditorActions = {
  createArticle,
  readArticlePage,
  decideHeldBack,
  comments: {
    readComments: talk.readComments,
    startThread: talk.startThread,
    replyToThread: talk.replyToThread,
    editComment: talk.editComment,
    deleteComment: talk.deleteComment,
    resolveThread: talk.resolveThread,
    reopenThread: talk.reopenThread,
    openMentions: talk.openMentions,
    moveAnchors: talk.moveAnchors,
  },
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
  findRelatable: deeds.findRelatable,
  readRelatable: deeds.readRelatable,
};
