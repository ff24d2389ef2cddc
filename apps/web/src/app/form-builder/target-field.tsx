import { type FormProblem, type FormQuestion, isPrefillable } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Checkbox, TextInput } from '@mantine/core';
import { problemAt } from './texts-field.tsx';

interface Props {
  question: FormQuestion;
  onChange: (part: Partial<FormQuestion>) => void;
  /** Path of the question in the form. */
  path: string;
  problems: readonly FormProblem[];
}

/** Whether the form can show the contact the known value of the question's target field. */
export const canPrefill = ({ type, targetField }: FormQuestion): boolean => Boolean(targetField) && isPrefillable(type);

/** Fields for the record field in which the answer is stored, and for whether its known value is shown. */
export function TargetField({ question, onChange, path, problems }: Props) {
  return (
    <>
      <TextInput
        label={t`Field of the record`}
        description={t`The answer is stored in this field. Leave empty to not store it in the record.`}
        value={question.targetField ?? ''}
        error={problemAt(problems, `${path}.targetField`)}
        onChange={(event) => onChange({ targetField: event.currentTarget.value.trim() || null })}
      />
      {canPrefill(question) && (
        <Checkbox
          label={t`Show the known value`}
          description={t`Shown if the agent can read the field, or after the identity check.`}
          checked={question.prefill ?? false}
          error={problemAt(problems, `${path}.prefill`)}
          onChange={(event) => onChange({ prefill: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
