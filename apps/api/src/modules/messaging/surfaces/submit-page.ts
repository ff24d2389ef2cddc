import { type AnswerProblem, type FormQuestion, readFormAnswers, sectionsWith, stepsAround } from '@frontdesk/domain';
import { recordEvent } from '../../../events/record-event.ts';
import { applyAnswers } from './apply-answers.ts';
import { notifyManagers } from './notify-managers.ts';
import { type FilledPage, savePage } from './save-page.ts';
import { deleteFilesOf } from './surface-files.repository.ts';
import { storeAnswers, updateSurface } from './surfaces.repository.ts';
import type { Change } from './visit-surface.ts';

/** Returns whether a visible step follows a section. */
const isFollowed = (section: string, questions: readonly FormQuestion[], visible: readonly FormQuestion[]): boolean =>
  stepsAround(
    questions,
    sectionsWith(
      questions,
      visible.map(({ key }) => key),
    ),
    section,
  ).after.length > 0;

/** Problem reported if a form has no answers and all its questions are optional. */
const EMPTY: AnswerProblem = { code: 'FORM_ANSWER_MISSING', field: 'answers' };

/**
 * Stores the answers of a page, and submits the form if all its answers are valid and no step follows. The answers of a
 * step are submitted together with the stored answers.
 */
export const submitPage =
  (page: FilledPage): Change =>
  async (tx, by, open) => {
    const { surface, content, isOwn } = open;
    const { section } = page;
    const { problems, given, visible } = await savePage(tx, by, open, page);
    if (problems.length > 0) return problems;
    const isStep = section !== null;
    // The answers of the step can have added a step that the page did not announce.
    if (isStep && (!isOwn || isFollowed(section, content.questions, visible))) return [];
    const read = readFormAnswers({ ...content, questions: visible }, given);
    if ('problems' in read) return read.problems;
    if (read.answers.length === 0) return [EMPTY];
    const now = by.services.clock();
    const hidden = content.questions.filter((question) => !visible.includes(question)).map(({ key }) => key);
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
