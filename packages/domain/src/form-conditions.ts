import { readFormAnswers } from './form-answers.ts';
import type { FormProblem } from './form-problems.ts';
import { askedQuestions } from './form-sections.ts';
import type { FormCondition, FormConditionOperator } from './form-visibility.ts';
import { FORM_LIMITS, type FormQuestion, type FormQuestions, type FormQuestionType } from './lead-forms.ts';

/** Comparison operators that are allowed for each answer type. */
export const CONDITION_OPERATORS: Readonly<Record<FormQuestionType, readonly FormConditionOperator[]>> = {
  TEXT: ['eq', 'neq', 'contains', 'answered'],
  LONG_TEXT: ['contains', 'answered'],
  CHOICE: ['eq', 'neq', 'in', 'not_in', 'answered'],
  CHOICES: ['contains', 'answered'],
  DATE: ['eq', 'neq', 'answered'],
  NUMBER: ['eq', 'neq', 'answered'],
  EMAIL: ['eq', 'neq', 'answered'],
  CHECKBOX: ['answered'],
  FILE: ['answered'],
  PHOTO: ['answered'],
};

type ConditionContent = Pick<FormQuestions, 'defaultLanguage' | 'questions'>;

/** Returns the problems of the conditions of a form, in the order of the questions. */
export const findConditionProblems = (content: ConditionContent): FormProblem[] =>
  content.questions.flatMap(({ condition }, index) => (condition ? conditionProblems(condition, index, content) : []));

function conditionProblems(condition: FormCondition, index: number, content: ConditionContent): FormProblem[] {
  const path = `questions.${index}.condition`;
  const asked = askedQuestions(content.questions.slice(0, index)).find(({ key }) => key === condition.question);
  if (!asked) return [{ code: 'FORM_CONDITION_QUESTION_INVALID', path: `${path}.question` }];
  if (!CONDITION_OPERATORS[asked.type]?.includes(condition.operator))
    return [{ code: 'FORM_CONDITION_OPERATOR_INVALID', path: `${path}.operator` }];
  return hasRightValues(condition, asked, content)
    ? []
    : [{ code: 'FORM_CONDITION_VALUE_INVALID', path: `${path}.values` }];
}

/** Whether the number of values fits the comparison, and each value is a possible answer. */
function hasRightValues(
  { operator, values }: FormCondition,
  asked: FormQuestion,
  { defaultLanguage }: ConditionContent,
): boolean {
  if (operator === 'answered') return values.length === 0;
  const max = operator === 'in' || operator === 'not_in' ? FORM_LIMITS.options : 1;
  if (values.length === 0 || values.length > max || new Set(values).size < values.length) return false;
  return values.every((value) => {
    const read = readFormAnswers({ defaultLanguage, questions: [asked] }, [{ key: asked.key, values: [value] }]);
    return 'answers' in read && read.answers.length === 1;
  });
}
