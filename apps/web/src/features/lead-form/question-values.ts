import { type FormProblem, type FormQuestion, findFormProblems, type LeadFormContent } from '@frontdesk/domain';

/** Returns a key for a text, for example `which_class` for “Which class?”. It is not one of `taken`. */
export function keyFor(text: string, taken: readonly string[], fallback: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_\d]+|_+$/g, '')
    .slice(0, 32);
  const base = words || fallback;
  const candidates = [base, ...Array.from({ length: 100 }, (_, at) => `${base}_${at + 2}`)];
  return candidates.find((one) => !taken.includes(one)) ?? base;
}

/** Returns the problems of one question at its place in the form. */
export const problemsOf = (question: FormQuestion, index: number, content: LeadFormContent): FormProblem[] =>
  findFormProblems({ ...content, questions: Object.assign([...content.questions], { [index]: question }) }).filter(
    ({ path }) => path.startsWith(`questions.${index}.`),
  );
