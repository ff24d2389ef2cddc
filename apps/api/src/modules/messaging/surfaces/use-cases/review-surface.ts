import { formText, normalizeText, SURFACE_LIMITS, SURFACE_TEXTS, type SurfaceContent } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { byId } from '../../../../query-compiler/index.ts';
import {
  authorizeReply,
  checkMessageText,
  enqueueOutboundMessageAs,
  isSendingEnabled,
  isWindowClosed,
  lockReadableConversation,
} from '../../conversations/index.ts';
import { applyAnswers } from '../apply-answers.ts';
import { findLink } from '../surface-link.ts';
import { contentOf, lockSurface, type SurfaceRow } from '../surfaces.repository.ts';

/** Accepts the answers of a form. They are stored in the contact record, and the agent receives them. */
export const acceptSurface = (ctx: WorkspaceContext, { id }: { readonly id: string }) =>
  ctx.db.write(async (tx) => {
    const surface = authorize(ctx, 'review', 'Surface', await lockSurface(tx, id));
    if (surface.status !== 'PENDING_REVIEW') return refused('SURFACE_NOT_IN_REVIEW');
    const content = await contentOf(tx, surface);
    await storeReview(tx, ctx, surface, { status: 'ACCEPTED', reviewNote: null });
    await applyAnswers(tx, ctx, surface, content);
    return { surface: byId(id) } as const;
  });

interface ReturnSurface {
  readonly id: string;
  /** Text that explains what the contact must correct. */
  readonly note: string;
}

/**
 * Returns a form to the contact with a message that contains the link again, and restarts the validity period of the
 * link. Refused if the contact cannot be messaged now. The agent continues to handle the conversation.
 */
export const returnSurface = (ctx: WorkspaceContext, { id, note: given }: ReturnSurface) =>
  ctx.db.write(async (tx) => {
    // Same lock order as when a reminder is sent.
    const found = await tx.surface.findFirst({ where: { id }, select: { conversationId: true } });
    const conversation = found?.conversationId ? await lockReadableConversation(tx, ctx, found.conversationId) : null;
    const surface = authorize(ctx, 'review', 'Surface', await lockSurface(tx, id));
    if (surface.status !== 'PENDING_REVIEW') return refused('SURFACE_NOT_IN_REVIEW');
    const reviewNote = normalizeText(given, SURFACE_LIMITS.reviewNoteLength);
    if (!reviewNote) return refused('SURFACE_NOTE_INVALID', 'note');
    const url = await findLink(tx, ctx.services, surface);
    if (!conversation || url === null) return refused('SURFACE_LINK_UNKNOWN');
    const refusal = authorizeReply(ctx, conversation);
    if (refusal) return refusal;
    const now = ctx.services.clock();
    if (isWindowClosed(conversation, now)) return refused('REPLY_WINDOW_CLOSED');
    if (!(await isSendingEnabled(tx))) return refused('AGENT_PAUSED');
    const content = await contentOf(tx, surface);
    const body = messageWith({ url, note: reviewNote }, content, surface.language as SurfaceContent['defaultLanguage']);
    const tooLong = checkMessageText(body);
    if (tooLong) return tooLong;
    const by = asSystemActor(ctx.services, surface.workspaceId, { kind: 'system', name: 'Forms' }, id);
    await enqueueOutboundMessageAs(tx, by, { conversationId: conversation.id, body, clientId: null, memberId: null });
    const expiresAt = new Date(now.getTime() + content.validDays * 86_400_000);
    await storeReview(tx, ctx, surface, { status: 'RETURNED', reviewNote, submittedAt: null, expiresAt });
    return { surface: byId(id) } as const;
  });

interface Review {
  readonly status: 'ACCEPTED' | 'RETURNED';
  readonly reviewNote: string | null;
  readonly submittedAt?: null;
  readonly expiresAt?: Date;
}

/** Stores the result of a review with the time and the reviewer. */
async function storeReview(tx: Tx, ctx: WorkspaceContext, { id, status: before }: SurfaceRow, review: Review) {
  const stamp = { reviewedAt: ctx.services.clock(), reviewedByName: ctx.actor.name };
  await tx.surface.updateMany({ where: { id }, data: { ...review, ...stamp } });
  const name = review.status === 'ACCEPTED' ? 'surface.accepted' : 'surface.returned';
  const change = { before: { status: before }, after: { status: review.status } };
  await recordEvent(tx, ctx, { name, subject: { type: 'Surface', id }, ...change });
}

/** Returns the text of the message that returns the form to the contact, in the language of the form. */
const messageWith = (
  { url, note }: { readonly url: string; readonly note: string },
  content: SurfaceContent,
  language: SurfaceContent['defaultLanguage'],
): string =>
  SURFACE_TEXTS[language].returned
    .replace('{title}', () => formText(content.title, language, content))
    .replace('{note}', () => note)
    .replace('{url}', () => url);
