import {
  type AnswerProblem,
  type FormAnswer,
  type FormQuestion,
  type GivenAnswer,
  isFileQuestion,
  originOf,
  type PrefilledValue,
  readFormAnswers,
  type SurfaceContent,
} from '@frontdesk/domain';
import { prefilledOf, toStoredPrefill } from './prefill.ts';
import { type SavedAnswer, type SurfaceRow, storeAnswers, updateSurface } from './surfaces.repository.ts';
import type { Change } from './visit-surface.ts';

/**
 * Stores the valid answers, deletes the stored answers that are now empty, and returns the validation errors of the
 * invalid answers. Answers to file questions are stored with their files.
 */
export const saveAnswers =
  (given: readonly GivenAnswer[]): Change =>
  async (tx, by, { surface, content, isOwn }) => {
    // Only the browser that sent the first request was shown the known values.
    const known = (isOwn && prefilledOf(surface)) || [];
    const fileKeys = content.questions.filter(isFileQuestion).map(({ key }) => key);
    const results = given.filter(({ key }) => !fileKeys.includes(key)).map((one) => readAnswer(content, one, known));
    // A question that the form does not have indicates a manipulated page, so nothing is stored.
    const unknown = results.flatMap(({ problems }) => problems).filter(({ code }) => code === 'FORM_ANSWER_UNKNOWN');
    if (unknown.length > 0) return unknown.slice(0, 1);
    const answers = results.flatMap(({ answer }) => answer ?? []);
    const emptied = results.flatMap(({ key, answer, problems }) => (answer || problems.length > 0 ? [] : [key]));
    const now = by.services.clock();
    await storeAnswers(tx, surface, { answers, emptied, now });
    const remaining = known.map((value) => (emptied.includes(value.key) ? { ...value, isRemoved: true } : value));
    const prefilled = known.length > 0 ? { prefilled: toStoredPrefill(remaining) } : {};
    await updateSurface(tx, surface, { ...startedAt(surface, now), ...prefilled });
    return results.flatMap(({ problems }) => problems);
  };

/** Returns the status and opening time of a form after its first answer. */
export const startedAt = ({ status, openedAt }: Pick<SurfaceRow, 'status' | 'openedAt'>, now: Date) => ({
  status: status === 'RETURNED' ? status : 'IN_PROGRESS',
  openedAt: openedAt ?? now,
});

interface ReadAnswer {
  readonly key: string;
  /** Answer to store. Null if the given answer is empty or invalid. */
  readonly answer: SavedAnswer | null;
  readonly problems: readonly AnswerProblem[];
}

/** Validates one answer, which can be empty. */
function readAnswer(
  { questions, defaultLanguage }: SurfaceContent,
  given: GivenAnswer,
  known: readonly PrefilledValue[],
): ReadAnswer {
  const { key } = given;
  const position = questions.findIndex((question) => question.key === key);
  const asked = questions.slice(position, position + 1).map((question) => ({ ...question, required: false }));
  const read = readFormAnswers({ defaultLanguage, questions: position < 0 ? [] : asked }, [given]);
  if ('problems' in read) return { key, answer: null, problems: read.problems };
  const [answer] = read.answers;
  if (!answer) return { key, answer: null, problems: [] };
  const values = givenOf(asked[0], given, answer);
  const shown = known.find((one) => one.key === key);
  return { key, answer: { ...answer, position, given: values, origin: originOf(shown, values) }, problems: [] };
}

/**
 * Returns the values to show in the form field when the page is displayed again: the keys of the chosen options, or the
 * stored text.
 */
function givenOf(question: FormQuestion | undefined, { values }: GivenAnswer, answer: FormAnswer): readonly string[] {
  const chosen = (question?.options ?? []).map(({ key }) => key).filter((key) => values.includes(key));
  return chosen.length > 0 ? chosen : answer.values;
}
