import {
  type AskedQuestion,
  askedQuestions,
  CONDITION_OPERATORS,
  type FormCondition,
  type FormConditionOperator,
  type FormProblem,
  type FormQuestions,
  formText,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Checkbox, Fieldset, NativeSelect, Stack, TextInput } from '@mantine/core';
import { OPERATOR_TITLES, titleOf } from './condition-labels.ts';
import { problemAt } from './texts-field.tsx';

interface Props {
  condition: FormCondition | null;
  onChange: (condition: FormCondition | null) => void;
  content: FormQuestions;
  /** Label of the field for the question whose answer is compared. */
  label: string;
  /** Index of the question or section that has the condition. The condition can only refer to earlier questions. */
  index: number;
  problems: readonly FormProblem[];
  path: string;
}

/** Fields for the condition under which a question or section is shown. Renders nothing if no question is earlier. */
export function ConditionEditor({ condition, onChange, content, label, index, problems, path }: Props) {
  const earlier = askedQuestions(content.questions.slice(0, index));
  if (earlier.length === 0 && !condition) return null;
  const asked = earlier.find(({ key }) => key === condition?.question);
  const choose = (question: AskedQuestion | undefined) => {
    const [operator] = question ? CONDITION_OPERATORS[question.type] : [];
    onChange(question && operator ? { question: question.key, operator, values: [] } : null);
  };
  return (
    <Fieldset legend={t`Condition`}>
      <Stack gap="sm">
        <NativeSelect
          label={label}
          data={[
            { value: '', label: t`Always` },
            // Without this option, the select would show “Always” if the question was removed or moved.
            ...(condition && !asked ? [{ value: condition.question, label: t`If “${condition.question}” …` }] : []),
            ...earlier.map((question) => ({ value: question.key, label: t`If “${titleOf(question, content)}” …` })),
          ]}
          value={condition?.question ?? ''}
          error={problemAt(problems, `${path}.question`)}
          onChange={(event) => choose(earlier.find(({ key }) => key === event.currentTarget.value))}
        />
        {condition && asked && (
          <>
            <NativeSelect
              label={t`Comparison`}
              data={CONDITION_OPERATORS[asked.type].map((value) => ({ value, label: OPERATOR_TITLES[value] }))}
              value={condition.operator}
              error={problemAt(problems, `${path}.operator`)}
              onChange={(event) =>
                onChange({ ...condition, operator: event.currentTarget.value as FormConditionOperator, values: [] })
              }
            />
            <ConditionValues
              {...{ condition, asked, content }}
              error={problemAt(problems, `${path}.values`)}
              onChange={(values) => onChange({ ...condition, values })}
            />
          </>
        )}
      </Stack>
    </Fieldset>
  );
}

interface ValuesProps {
  condition: FormCondition;
  asked: AskedQuestion;
  content: FormQuestions;
  error: string | undefined;
  onChange: (values: readonly string[]) => void;
}

function ConditionValues({ condition: { operator, values }, asked, content, error, onChange }: ValuesProps) {
  if (operator === 'answered') return null;
  const [value = ''] = values;
  const one = (text: string) => onChange(text === '' ? [] : [text]);
  const options = asked.options.map(({ key, label }) => ({
    value: key,
    label: formText(label, content.defaultLanguage, content) || key,
  }));
  if (operator === 'in' || operator === 'not_in')
    return (
      <Checkbox.Group label={t`Values`} value={[...values]} error={error} onChange={onChange}>
        <Stack gap="xs" mt={6}>
          {options.map((option) => (
            <Checkbox key={option.value} {...option} />
          ))}
        </Stack>
      </Checkbox.Group>
    );
  if (options.length > 0)
    return (
      <NativeSelect
        label={t`Value`}
        data={[{ value: '', label: t`Choose an option` }, ...options]}
        value={value}
        error={error}
        onChange={(event) => one(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      label={t`Value`}
      type={asked.type === 'DATE' ? 'date' : 'text'}
      value={value}
      error={error}
      onChange={(event) => one(event.currentTarget.value)}
    />
  );
}
