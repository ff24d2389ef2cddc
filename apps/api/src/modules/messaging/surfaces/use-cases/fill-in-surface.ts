import type { RequestContext } from '../../../../auth/context.ts';
import { findPrefill, toStoredPrefill } from '../prefill.ts';
import { saveAnswers } from '../save-answers.ts';
import { type FilledPage, savePage } from '../save-page.ts';
import { submitPage } from '../submit-page.ts';
import { updateSurface } from '../surfaces.repository.ts';
import { type Change, type Visitor, visitSurface } from '../visit-surface.ts';

/**
 * Returns the form that a link opens, and marks the form as opened. Returns null if the link is unknown, expired or
 * revoked. Throws RATE_LIMITED after too many requests.
 */
export const openSurface = (ctx: RequestContext, visitor: Visitor) =>
  visitSurface(ctx, visitor, { isBinding: false, change: markOpened });

/** Returns the form that a link opens, and changes nothing. Counts the request for the rate limit. */
export const viewSurface = (ctx: RequestContext, visitor: Visitor) =>
  visitSurface(ctx, visitor, { isBinding: false, change: async () => [] });

const markOpened: Change = async (tx, { services }, { surface }) => {
  if (surface.status === 'SENT') await updateSurface(tx, surface, { status: 'OPENED', openedAt: services.clock() });
  return [];
};

/**
 * Marks the known values as shown, for the browser that is allowed to see saved answers. Does nothing for other
 * browsers.
 */
export const showKnownValues = (ctx: RequestContext, visitor: Visitor) =>
  visitSurface(ctx, visitor, {
    isBinding: true,
    change: async (tx, by, open) => {
      await markOpened(tx, by, open);
      const { surface, content, isOwn } = open;
      if (!isOwn || surface.prefilled !== null) return [];
      const values = await findPrefill(tx, surface, content);
      if (values.length > 0) await updateSurface(tx, surface, { prefilled: toStoredPrefill(values) });
      return [];
    },
  });

/**
 * Stores the valid answers and deletes the stored answers that are now empty. Questions that are not in the request
 * keep their answers.
 */
export const saveSurface = (ctx: RequestContext, visitor: Visitor, { answers }: FilledPage) =>
  visitSurface(ctx, visitor, { isBinding: true, change: saveAnswers(answers) });

/** Stores the valid answers of a step in the same way, and returns errors also for its required questions. */
export const completeStep = (ctx: RequestContext, visitor: Visitor, page: FilledPage) =>
  visitSurface(ctx, visitor, {
    isBinding: true,
    change: async (tx, by, open) => (await savePage(tx, by, open, page)).problems,
  });

/**
 * Submits a form. The answers, the contact record and the status are updated in one transaction. Has no effect if the
 * form was already submitted. If an answer is invalid, or a question or step was not shown yet, the valid answers are
 * only saved. Deletes answers to hidden questions, and their files.
 */
export const submitSurface = (ctx: RequestContext, visitor: Visitor, page: FilledPage) =>
  visitSurface(ctx, visitor, { isBinding: true, change: submitPage(page) });
