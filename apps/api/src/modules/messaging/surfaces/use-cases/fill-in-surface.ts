import {
  type AnswerProblem,
  type GivenAnswer,
  isFileQuestion,
  readFormAnswers,
  type SurfaceContent,
  visibleQuestions,
} from '@frontdesk/domain';
import type { RequestContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { applyAnswers } from '../apply-answers.ts';
import { notifyManagers } from '../notify-managers.ts';
import { findPrefill, toStoredPrefill } from '../prefill.ts';
import { saveAnswers } from '../save-answers.ts';
import { deleteFilesOf } from '../surface-files.repository.ts';
import { answersOf, storeAnswers, updateSurface } from '../surfaces.repository.ts';
import { type Change, type OpenSurface, type Visitor, visitSurface } from '../visit-surface.ts';

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
export const saveSurface = (ctx: RequestContext, visitor: Visitor, given: readonly GivenAnswer[]) =>
  visitSurface(ctx, visitor, { isBinding: true, change: saveAnswers(given) });

/**
 * Submits a form. The answers, the contact record and the status are updated in one transaction. Has no effect if the
 * form was already submitted. If an answer is invalid, or a question was not shown yet, the valid answers are only
 * saved. Deletes answers to hidden questions, and their files.
 */
export const submitSurface = (ctx: RequestContext, visitor: Visitor, given: readonly GivenAnswer[]) =>
  visitSurface(ctx, visitor, { isBinding: true, change: submitAnswers(given) });

const submitAnswers =
  (given: readonly GivenAnswer[]): Change =>
  async (tx, by, open) => {
    const { surface, content } = open;
    const { questions, hidden, asked, added } = questionsFor(content, await withFiles(tx, open, given));
    const saved = await saveAnswers(asked)(tx, by, open);
    const read = readFormAnswers({ ...content, questions }, asked);
    if ('problems' in read) return [...read.problems, ...added];
    if (saved.length > 0 || added.length > 0) return [...saved, ...added];
    if (read.answers.length === 0) return [EMPTY];
    const now = by.services.clock();
    await storeAnswers(tx, surface, { answers: [], emptied: hidden, now });
    await deleteFilesOf(tx, surface.id, hidden);
    const { id, contactId, templateId, status: before } = surface;
    const status = content.requiresReview ? 'PENDING_REVIEW' : 'SUBMITTED';
    await updateSurface(tx, surface, { status, submittedAt: now, openedAt: surface.openedAt ?? now });
    const change = { before: { status: before }, after: { templateId, contactId, answers: read.answers.length } };
    await recordEvent(tx, by, { name: 'surface.submitted', subject: { type: 'Surface', id }, ...change });
    if (content.requiresReview) await notifyManagers(tx, by, surface, 'FORM_REVIEW_PENDING');
    else await applyAnswers(tx, by, surface, content);
    return [];
  };

/** Replaces the answers to file questions with the names of the stored files. */
async function withFiles(tx: Tx, { surface, content }: OpenSurface, given: readonly GivenAnswer[]) {
  const fileKeys = content.questions.filter(isFileQuestion).map(({ key }) => key);
  if (fileKeys.length === 0) return given;
  const stored = new Map((await answersOf(tx, surface.id)).map(({ key, values }) => [key, values]));
  return given.map((one) => (fileKeys.includes(one.key) ? { ...one, values: stored.get(one.key) ?? [] } : one));
}

/** Problem reported if a form has no answers and all its questions are optional. */
const EMPTY: AnswerProblem = { code: 'FORM_ANSWER_MISSING', field: 'answers' };

/**
 * Evaluates the conditions of the questions. Returns the visible questions, the keys of the hidden questions, and the
 * answers to visible questions.
 */
function questionsFor(content: SurfaceContent, given: readonly GivenAnswer[]) {
  const questions = visibleQuestions(content.questions, new Map(given.map(({ key, values }) => [key, values])));
  const hidden = content.questions.filter((question) => !questions.includes(question)).map(({ key }) => key);
  const asked = given.filter(({ key }) => !hidden.includes(key));
  // Without JavaScript, the page has not shown the questions that become visible because of these answers.
  const added = questions
    .filter(({ key, condition, required }) => condition && !required && !given.some((one) => one.key === key))
    .map(({ key }): AnswerProblem => ({ code: 'FORM_QUESTION_ADDED', field: `answers.${key}` }));
  return { questions, hidden, asked, added };
}
