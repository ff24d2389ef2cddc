import { FORM_LIMITS, type FormQuestion, formText } from '@frontdesk/domain';
import { Checkbox, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { answerField, type FormValues, questionLabel, type ShownQuestions } from './form-values.ts';

interface Props {
  question: FormQuestion;
  shown: ShownQuestions;
  form: UseFormReturnType<FormValues>;
}

/** Field of one question of the form. */
export function QuestionField({ question, shown, form }: Props) {
  const { type, options, required, help } = question;
  const { content, language, texts } = shown;
  const name = answerField(question.key);
  const helpText = formText(help, language, content);
  const common = {
    // Isolate the text, because a text without a translation can have another direction than the page.
    label: <bdi>{questionLabel(question, shown)}</bdi>,
    description: helpText && <bdi>{helpText}</bdi>,
    // A checkbox does not support `withAsterisk` and would pass the property on to its DOM element.
    ...(type !== 'CHECKBOX' && { withAsterisk: false }),
    required,
    ...form.getInputProps(name, { type: type === 'CHECKBOX' ? 'checkbox' : 'input' }),
  };
  const shownOptions = options.map(({ key, label }) => ({ value: key, label: formText(label, language, content) }));
  switch (type) {
    case 'LONG_TEXT':
      return <Textarea {...common} name={name} autosize minRows={3} maxRows={12} dir="auto" />;
    case 'CHOICE':
      return <NativeSelect {...common} name={name} data={[{ value: '', label: texts.choose }, ...shownOptions]} />;
    case 'CHOICES':
      return (
        <Checkbox.Group {...common}>
          <Stack gap="xs" mt={6}>
            {shownOptions.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={<bdi>{label}</bdi>} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case 'CHECKBOX':
      return <Checkbox {...common} name={name} />;
    case 'DATE':
      return <TextInput {...common} name={name} type="date" />;
    case 'NUMBER':
      return <TextInput {...common} name={name} inputMode="decimal" maxLength={23} />;
    case 'EMAIL':
      return <TextInput {...common} name={name} type="email" inputMode="email" maxLength={254} dir="ltr" />;
    // Only the preview of a form for contacts has these types. No file is read there.
    case 'FILE':
    case 'PHOTO':
      return <TextInput {...common} name={name} type="file" disabled />;
    case 'TEXT':
      return <TextInput {...common} name={name} maxLength={FORM_LIMITS.shortAnswerLength} dir="auto" />;
  }
}
