import {
  type FormCondition,
  type FormConditionOperator,
  type FormQuestion,
  type FormQuestions,
  formText,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

export const OPERATOR_TITLES: Record<FormConditionOperator, string> = {
  eq: t`is`,
  neq: t`is not`,
  in: t`is one of`,
  not_in: t`is none of`,
  contains: t`contains`,
  answered: t`is answered`,
};

/** Returns the label of a question in the default language, or its key if it has no label. */
export const titleOf = ({ label, key }: FormQuestion, content: Pick<FormQuestions, 'defaultLanguage'>): string =>
  formText(label, content.defaultLanguage, content) || key;

/** Returns a condition as a sentence, for example “Shown if “Which plan?” is “All day””. */
export function conditionText({ question, operator, values }: FormCondition, content: FormQuestions): string {
  const asked = content.questions.find(({ key }) => key === question);
  const title = asked ? titleOf(asked, content) : question;
  const labels = values.map((value) => {
    const option = asked?.options.find(({ key }) => key === value);
    return option ? formText(option.label, content.defaultLanguage, content) || value : value;
  });
  return t`Shown if “${title}” ${[OPERATOR_TITLES[operator], labels.join(', ')].join(' ').trim()}`;
}
