"use server";

import { z } from "zod";
import { action } from "#app/action.ts";
import { listComments } from "#db/comment-list.ts";
import {
  deleteComment as deleteOwnComment,
  editComment as editOwnComment,
  moveAnchors as moveThreadAnchors,
  openMentions as openOwnMentions,
  reopenThread as reopenCommentThread,
  replyInThread,
  resolveThread as resolveCommentThread,
  startThread as startCommentThread,
} from "#db/comments.ts";
import { longestComment, longestQuote } from "#newsroom/anchors.ts";
import { plainFields } from "#newsroom/article.ts";
import { idSchema } from "#newsroom/id-schema.ts";
import { decodeBytes } from "#newsroom/socket.ts";

const id = idSchema;
const epoch = z.number().int().positive();
const position = z.base64().max(200).transform(decodeBytes);
const anchor = z.object({ from: position, to: position });
const words = { text: z.string().trim().min(1).max(longestComment), mentionedIds: z.array(idSchema).max(50) };
const said = { clientKey: z.uuid(), ...words };
const field = z.enum([...plainFields, "body"]);
const quote = z.string().max(longestQuote);
const threadSchema = z.object({ threadId: idSchema });

export const readComments = action(z.object({ id }), (actor, input) => listComments(actor, input.id));

export const startThread = action(
  z.object({ id, epoch, field, anchor, quote, ...said }),
  (actor, { id: articleId, ...thread }) => startCommentThread(actor, articleId, thread),
);

export const replyToThread = action(
  z.object({ threadId: idSchema, ...said }),
  async (actor, { threadId, ...reply }) => {
    await replyInThread(actor, threadId, reply);
  },
);

export const editComment = action(
  z.object({ commentId: idSchema, ...words }),
  async (actor, { commentId, ...change }) => {
    await editOwnComment(actor, commentId, change);
  },
);

export const deleteComment = action(z.object({ commentId: idSchema }), async (actor, { commentId }) => {
  await deleteOwnComment(actor, commentId);
});

export const resolveThread = action(threadSchema, async (actor, { threadId }) => {
  await resolveCommentThread(actor, threadId);
});

export const reopenThread = action(threadSchema, async (actor, { threadId }) => {
  await reopenCommentThread(actor, threadId);
});

export const openMentions = action(threadSchema, async (actor, { threadId }) => {
  await openOwnMentions(actor, threadId);
});

export const moveAnchors = action(
  z.object({ id, epoch, moves: z.array(z.object({ threadId: idSchema, anchor })).max(500) }),
  async (actor, { id: articleId, ...moves }) => {
    await moveThreadAnchors(actor, articleId, moves);
  },
);
