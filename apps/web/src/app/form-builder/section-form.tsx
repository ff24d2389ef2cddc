import type { FormProblem, FormQuestion, FormQuestions } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { keyFor, problemsOf } from './question-values.ts';
import { TextsField } from './texts-field.tsx';

interface Props {
  /** Section to edit. Its key is empty for a new section. */
  section: FormQuestion;
  /** Index of the section in the form. */
  index: number;
  content: FormQuestions;
  onClose: () => void;
  onSave: (section: FormQuestion) => void;
}

/** Fields of a section: its title, text and condition. */
export function SectionForm({ section: given, index, content, onClose, onSave }: Props) {
  const [section, setSection] = useState(given);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const { languages } = content;
  const path = `questions.${index}`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const taken = content.questions.map(({ key }) => key);
    const key = section.key || keyFor(section.label[content.defaultLanguage] ?? '', taken, 'section');
    const complete = { ...section, key };
    const found = problemsOf(complete, index, content);
    setProblems(found);
    if (found.length === 0) onSave(complete);
  };
  return (
    <Form onSubmit={submit} aria-label={t`Section details`}>
      <Stack gap="md">
        <TextsField
          label={t`Title`}
          texts={section.label}
          onChange={(label) => setSection({ ...section, label })}
          path={`${path}.label`}
          isFocusedFirst
          {...{ languages, problems }}
        />
        <TextsField
          label={t`Text`}
          texts={section.help}
          onChange={(help) => setSection({ ...section, help })}
          path={`${path}.help`}
          multiline
          {...{ languages, problems }}
        />
        <ConditionEditor
          condition={section.condition ?? null}
          label={t`Show this section`}
          onChange={(condition) => setSection({ ...section, condition })}
          path={`${path}.condition`}
          {...{ content, index, problems }}
        />
        <FormButtons onCancel={onClose} pending={false}>
          {given.key === '' ? t`Add section` : t`Apply`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
