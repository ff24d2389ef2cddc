import {
  type AnswerProblem,
  conditionalKeys,
  type FormQuestion,
  type GivenAnswer,
  isFileQuestion,
  questionsOfSection,
  readFormAnswers,
  visibleQuestions,
} from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { saveAnswers } from './save-answers.ts';
import { answersOf } from './surfaces.repository.ts';
import type { OpenSurface } from './visit-surface.ts';

/** Answers that a page of the form sent. */
export interface FilledPage {
  readonly answers: readonly GivenAnswer[];
  /**
   * Key of the section that the page showed as a step. Empty for the questions before the first section. Null if the
   * page showed all questions.
   */
  readonly section: string | null;
}

/** Result of a page whose valid answers were stored. */
interface SavedPage {
  /** Errors of the questions that the page showed, or should have shown because of its answers. */
  readonly problems: readonly AnswerProblem[];
  /** Answers to visible questions: those of the page and, after a step, the stored answers to the other questions. */
  readonly given: readonly GivenAnswer[];
  readonly visible: readonly FormQuestion[];
}

/**
 * Stores the valid answers to the visible questions of a page. The step of another browser is only stored, because its
 * errors and the next step would reveal saved answers.
 */
export async function savePage(
  tx: Tx,
  by: EventContext,
  open: OpenSurface,
  { answers, section }: FilledPage,
): Promise<SavedPage> {
  const { content, isOwn } = open;
  if (section !== null && !isOwn)
    return { problems: await saveAnswers(answers)(tx, by, open), given: answers, visible: [] };
  const stored = (await answersOf(tx, open.surface.id)).map(({ key, given }) => ({ key, values: given }));
  const sent = withFiles(open, answers, stored);
  const others = section === null ? [] : stored.filter(({ key }) => !sent.some((one) => one.key === key));
  const all = [...sent, ...others];
  const visible = visibleQuestions(content.questions, new Map(all.map(({ key, values }) => [key, values])));
  const isHidden = (key: string) =>
    content.questions.some((one) => one.key === key) && !visible.some((one) => one.key === key);
  const asked = sent.filter(({ key }) => !isHidden(key));
  const saved = await saveAnswers(asked)(tx, by, open);
  const page = section === null ? visible : questionsOfSection(content.questions, section);
  const questions = visible.filter((one) => page.includes(one));
  const read = readFormAnswers({ ...content, questions }, asked);
  const problems = 'problems' in read ? read.problems : saved;
  const given = all.filter(({ key }) => !isHidden(key));
  return { problems: [...problems, ...addedTo(questions, content.questions, sent)], given, visible };
}

/** Replaces the answers to file questions with the names of the stored files. */
function withFiles(
  { content }: OpenSurface,
  answers: readonly GivenAnswer[],
  stored: readonly GivenAnswer[],
): readonly GivenAnswer[] {
  const fileKeys = content.questions.filter(isFileQuestion).map(({ key }) => key);
  const names = new Map(stored.map(({ key, values }) => [key, values]));
  return answers.map((one) => (fileKeys.includes(one.key) ? { ...one, values: names.get(one.key) ?? [] } : one));
}

/**
 * Returns problems for the optional questions that become visible because of the answers. Without JavaScript, the page
 * has not shown them.
 */
function addedTo(
  questions: readonly FormQuestion[],
  all: readonly FormQuestion[],
  sent: readonly GivenAnswer[],
): AnswerProblem[] {
  const conditional = conditionalKeys(all);
  return questions
    .filter(
      ({ key, type, required }) =>
        conditional.includes(key) && type !== 'SECTION' && !required && !sent.some((one) => one.key === key),
    )
    .map(({ key }) => ({ code: 'FORM_QUESTION_ADDED', field: `answers.${key}` }));
}
