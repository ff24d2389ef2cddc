import { Alert, Anchor, List } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconInfoCircle } from '@tabler/icons-react';
import { answerField, type FormValues, questionLabel, type ShownForm } from './form-values.ts';

interface Props {
  shown: ShownForm;
  form: UseFormReturnType<FormValues>;
}

/**
 * List of the fields with errors. Each entry is a button that moves the focus to the field. Renders nothing if there
 * are no errors.
 */
export function ErrorSummary({ shown, form }: Props) {
  const { content, texts } = shown;
  const labels: Record<string, string> = {
    name: texts.name,
    phone: texts.phone,
    email: texts.email,
    ...Object.fromEntries(
      content.questions.map((question) => [answerField(question.key), questionLabel(question, shown)]),
    ),
    message: texts.message,
    consent: '',
  };
  const wrong = Object.keys(labels).filter((field) => Boolean(form.errors[field]));
  if (wrong.length === 0) return null;
  return (
    <Alert color="red" variant="light" icon={<IconInfoCircle size={18} />} title={texts.errorSummary}>
      <List size="sm" listStyleType="none">
        {wrong.map((field) => (
          <List.Item key={field}>
            <Anchor
              component="button"
              type="button"
              size="sm"
              c="inherit"
              ta="start"
              underline="always"
              onClick={() => focusField(form, field)}
            >
              {labels[field] && `${labels[field]}: `}
              {form.errors[field]}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function focusField(form: UseFormReturnType<FormValues>, field: string) {
  const node = form.getInputNode(field);
  // A group of checkboxes cannot receive the focus, so the first checkbox receives it.
  (node?.querySelector('input') ?? node)?.focus();
}
