import {
  type AnswerProblem,
  DONE_SURFACE_STATUSES,
  type FormAnswer,
  type FormQuestion,
  type GivenAnswer,
  OPEN_SURFACE_STATUSES,
  readFormAnswers,
  type SurfaceContent,
  surfaceDeadline,
  visibleQuestions,
} from '@frontdesk/domain';
import type { RequestContext } from '../../../../auth/context.ts';
import { hashSecret } from '../../../../crypto/opaque-token.ts';
import type { Prisma } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notify } from '../../../../events/notify.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { membersWithPolicy } from '../../../access/members/index.ts';
import { applyAnswers } from '../apply-answers.ts';
import {
  answersOf,
  contentOf,
  findByTokenHash,
  lockSurface,
  type SavedAnswer,
  type SurfaceRow,
  storeAnswers,
} from '../surfaces.repository.ts';

/** What the person who opens the link sees. */
export interface ShownSurface {
  readonly workspaceName: string;
  readonly language: SurfaceContent['defaultLanguage'];
  readonly content: SurfaceContent;
  readonly isSubmitted: boolean;
  /** What the person must correct. Null unless a member returned the form. */
  readonly note: string | null;
  /** Whether answers were saved before this request. */
  readonly hadAnswers: boolean;
  /** Saved answers by the key of their question. Empty after the submission, so that the link reveals nothing. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  /** Errors of the answers that were sent. None of these answers is stored. */
  readonly problems: readonly AnswerProblem[];
}

/**
 * Returns the form of a link, and marks it as opened. Null if the link is unknown, expired or revoked. Throws
 * RATE_LIMITED after too many requests.
 */
export const openSurface = (ctx: RequestContext, token: string) =>
  inSurface(ctx, token, async (tx, by, surface) => {
    if (surface.status === 'SENT') await update(tx, surface, { status: 'OPENED', openedAt: by.services.clock() });
    return [];
  });

/** Stores the valid answers, and removes those that are empty. Questions that are not named keep their answers. */
export const saveSurface = (ctx: RequestContext, token: string, given: readonly GivenAnswer[]) =>
  inSurface(ctx, token, saveAnswers(given));

/**
 * Submits a form. The answers, the record of the contact and the status change in one transaction. A form that was
 * submitted already stays as it is. If an answer is wrong, or a question was not shown yet, the valid ones are only
 * saved. Answers to hidden questions are removed.
 */
export const submitSurface = (ctx: RequestContext, token: string, given: readonly GivenAnswer[]) =>
  inSurface(ctx, token, async (tx, by, surface, content) => {
    const { questions, hidden, asked, added } = questionsFor(content, given);
    const saved = await saveAnswers(asked)(tx, by, surface, content);
    const read = readFormAnswers({ ...content, questions }, asked);
    if ('problems' in read) return [...read.problems, ...added];
    if (saved.length > 0 || added.length > 0) return [...saved, ...added];
    if (read.answers.length === 0) return [EMPTY];
    const now = by.services.clock();
    await storeAnswers(tx, surface, { answers: [], emptied: hidden, now });
    const { id, contactId, templateId, status: before } = surface;
    const status = content.requiresReview ? 'PENDING_REVIEW' : 'SUBMITTED';
    await update(tx, surface, { status, submittedAt: now, openedAt: surface.openedAt ?? now });
    const change = { before: { status: before }, after: { templateId, contactId, answers: read.answers.length } };
    await recordEvent(tx, by, { name: 'surface.submitted', subject: { type: 'Surface', id }, ...change });
    if (content.requiresReview) await notifyReviewers(tx, by, id);
    else await applyAnswers(tx, by, surface, { content, answers: read.answers });
    return [];
  });

/** Notifies the members who can review the form. */
async function notifyReviewers(tx: Tx, by: EventContext, subjectId: string): Promise<void> {
  const reviewers = await membersWithPolicy(tx, 'surface.manage', by.services.clock());
  await notify(tx, by, { kind: 'FORM_REVIEW_PENDING', to: reviewers.map(({ id }) => id), subjectId });
}

/** Problem of a form without an answer, whose questions are all optional. */
const EMPTY: AnswerProblem = { code: 'FORM_ANSWER_MISSING', field: 'answers' };

/** Splits a submission by the conditions of the questions. */
function questionsFor(content: SurfaceContent, given: readonly GivenAnswer[]) {
  const questions = visibleQuestions(content.questions, new Map(given.map(({ key, values }) => [key, values])));
  const hidden = content.questions.filter((question) => !questions.includes(question)).map(({ key }) => key);
  const asked = given.filter(({ key }) => !hidden.includes(key));
  // Without JavaScript, the page has not shown a question that these answers lead to.
  const added = questions
    .filter(({ key, condition, required }) => condition && !required && !given.some((one) => one.key === key))
    .map(({ key }): AnswerProblem => ({ code: 'FORM_QUESTION_ADDED', field: `answers.${key}` }));
  return { questions, hidden, asked, added };
}

type Change = (
  tx: Tx,
  by: EventContext,
  surface: SurfaceRow,
  content: SurfaceContent,
) => Promise<readonly AnswerProblem[]>;

/** Locks the form of a link, applies a change if the form can still be filled in, and returns what is shown then. */
async function inSurface(ctx: RequestContext, token: string, change: Change): Promise<ShownSurface | null> {
  const { database, rateLimits } = ctx.services;
  await rateLimits.takeFrom('surface:address', { address: ctx.transport.ipAddress, scope: 'surfaces' });
  const found = await findByTokenHash(database, Uint8Array.from(hashSecret(token)));
  if (!found) return null;
  const by = { ...ctx, actor: { kind: 'anonymous' as const }, workspace: { id: found.workspaceId } };
  return database.forWorkspace(found.workspaceId).write(async (tx) => {
    // A deletion of the contact locks in the same order.
    await tx.sql`select id from contacts where id = ${found.contactId}::uuid for key share`;
    const surface = await lockSurface(tx, found.id);
    if (!surface) return null;
    const isSubmitted = isDone(surface.status);
    if (!isSubmitted && !isOpen(surface, ctx.services.clock())) return null;
    const content = await contentOf(tx, surface);
    const hadAnswers = (await answersOf(tx, surface.id)).length > 0;
    const problems = isSubmitted ? [] : await change(tx, by, surface, content);
    return shown(tx, surface.id, { content, hadAnswers, problems });
  });
}

const isDone = (status: string): boolean => DONE_SURFACE_STATUSES.some((done) => done === status);

const isOpen = ({ status, expiresAt }: SurfaceRow, now: Date): boolean =>
  OPEN_SURFACE_STATUSES.some((open) => open === status) && now <= surfaceDeadline(expiresAt);

async function shown(
  tx: Tx,
  id: string,
  parts: Pick<ShownSurface, 'content' | 'hadAnswers' | 'problems'>,
): Promise<ShownSurface> {
  const { name } = await tx.workspace.findFirstOrThrow({ select: { name: true } });
  const { status, language, reviewNote } = await tx.surface.findFirstOrThrow({
    where: { id },
    select: { status: true, language: true, reviewNote: true },
  });
  const isSubmitted = isDone(status);
  const given = new Map((isSubmitted ? [] : await answersOf(tx, id)).map((answer) => [answer.key, answer.given]));
  const note = isSubmitted ? null : reviewNote;
  return { workspaceName: name, language: language as ShownSurface['language'], isSubmitted, note, given, ...parts };
}

const saveAnswers =
  (given: readonly GivenAnswer[]): Change =>
  async (tx, by, surface, content) => {
    const results = given.map((one) => readAnswer(content, one));
    // A question that the form does not have comes from a changed page, so that nothing is stored.
    const unknown = results.flatMap(({ problems }) => problems).filter(({ code }) => code === 'FORM_ANSWER_UNKNOWN');
    if (unknown.length > 0) return unknown.slice(0, 1);
    const answers = results.flatMap(({ answer }) => answer ?? []);
    const emptied = results.flatMap(({ key, answer, problems }) => (answer || problems.length > 0 ? [] : [key]));
    const now = by.services.clock();
    await storeAnswers(tx, surface, { answers, emptied, now });
    const status = surface.status === 'RETURNED' ? 'RETURNED' : 'IN_PROGRESS';
    await update(tx, surface, { status, openedAt: surface.openedAt ?? now });
    return results.flatMap(({ problems }) => problems);
  };

interface ReadAnswer {
  readonly key: string;
  /** Null if the answer is empty or wrong. */
  readonly answer: SavedAnswer | null;
  readonly problems: readonly AnswerProblem[];
}

/** Checks one answer, which can be empty. */
function readAnswer({ questions, defaultLanguage }: SurfaceContent, given: GivenAnswer): ReadAnswer {
  const { key } = given;
  const position = questions.findIndex((question) => question.key === key);
  const asked = questions.slice(position, position + 1).map((question) => ({ ...question, required: false }));
  const read = readFormAnswers({ defaultLanguage, questions: position < 0 ? [] : asked }, [given]);
  if ('problems' in read) return { key, answer: null, problems: read.problems };
  const [answer] = read.answers;
  return {
    key,
    answer: answer ? { ...answer, position, given: givenOf(asked[0], given, answer) } : null,
    problems: [],
  };
}

/** Returns what fills in the field again: the keys of the chosen options, or the stored text. */
function givenOf(question: FormQuestion | undefined, { values }: GivenAnswer, answer: FormAnswer): readonly string[] {
  const chosen = (question?.options ?? []).map(({ key }) => key).filter((key) => values.includes(key));
  return chosen.length > 0 ? chosen : answer.values;
}

const update = (tx: Tx, { id }: SurfaceRow, data: Prisma.SurfaceUpdateManyMutationInput) =>
  tx.surface.updateMany({ where: { id }, data });
