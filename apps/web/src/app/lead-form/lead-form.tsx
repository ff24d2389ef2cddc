import { formText, LIMITS, textColorOn } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Checkbox, Stack, Textarea, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { type FormEvent, useState } from 'react';
import { type Refused, useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { ProviderLink } from '../../ui/provider-link.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { type FormValues, initialValues, localized, type ShownForm, validate, withWorkspace } from './form-values.ts';
import classes from './lead-form.module.css';
import { QuestionField } from './question-field.tsx';

interface Props {
  shown: ShownForm;
  /** Submits the values. Resolves to the errors if the server rejected them. */
  onSubmit: (values: FormValues) => Promise<Refused | undefined>;
}

/** The public lead form. Also used as the preview in the form builder. */
export function LeadForm({ shown, onSubmit: send }: Props) {
  const { content, texts } = shown;
  const form = useForm<FormValues>({
    initialValues: initialValues(content),
    validateInputOnBlur: true,
    validate: (values) => validate(values, shown),
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => localized(await send(values), texts));
  // Before the first submission, errors are shown only at their fields and not in a summary.
  const [wasSent, setWasSent] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    setWasSent(true);
    onSubmit(event);
  };
  return (
    <Form onSubmit={submit} aria-label={withWorkspace(texts.title, shown.workspaceName)}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        {wasSent && <ErrorSummary shown={shown} form={form} />}
        <PersonFields shown={shown} form={form} />
        {content.questions.map((question) => (
          <QuestionField key={question.key} question={question} shown={shown} form={form} />
        ))}
        {content.message !== 'HIDDEN' && <MessageField shown={shown} form={form} />}
        <Checkbox
          name="consent"
          label={<ConsentLabel shown={shown} />}
          {...form.getInputProps('consent', { type: 'checkbox' })}
        />
        <HoneypotField form={form} />
        <Button type="submit" size="md" loading={pending} fullWidth styles={{ root: accentOf(content.accentColor) }}>
          {texts.send}
        </Button>
      </Stack>
    </Form>
  );
}

interface FieldProps {
  shown: ShownForm;
  form: UseFormReturnType<FormValues>;
}

function PersonFields({ shown: { content, texts }, form }: FieldProps) {
  const required = { required: true, withAsterisk: false };
  return (
    <>
      <TextInput
        label={texts.name}
        name="name"
        autoComplete="name"
        maxLength={LIMITS.nameLength}
        dir="auto"
        {...required}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={texts.phone}
        description={texts.phoneHelp}
        name="phone"
        type="tel"
        inputMode="tel"
        dir="ltr"
        placeholder="+44 20 7946 0018"
        autoComplete="tel"
        maxLength={LIMITS.phoneLength}
        {...required}
        {...form.getInputProps('phone')}
      />
      {content.email !== 'HIDDEN' && (
        <TextInput
          label={labelOf(texts.email, content.email, texts.optional)}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          maxLength={LIMITS.emailLength}
          required={content.email === 'REQUIRED'}
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
      )}
    </>
  );
}

function MessageField({ shown: { content, texts }, form }: FieldProps) {
  return (
    <Textarea
      label={labelOf(texts.message, content.message, texts.optional)}
      name="message"
      autosize
      minRows={3}
      maxRows={12}
      dir="auto"
      required={content.message === 'REQUIRED'}
      withAsterisk={false}
      {...form.getInputProps('message')}
    />
  );
}

const labelOf = (label: string, mode: string, optional: string): string =>
  mode === 'REQUIRED' ? label : optional.replace('{label}', label);

/** Text of the consent, with a link to the privacy policy if there is one. */
function ConsentLabel({ shown: { content, language, texts, workspaceName } }: { shown: ShownForm }) {
  const { text, policyUrl } = content.consent;
  const words = formText(text, language, content) || withWorkspace(texts.consent, workspaceName);
  return (
    <span className={classes.text} dir="auto">
      {words}
      {policyUrl && (
        <>
          {' '}
          <ProviderLink href={policyUrl} size="sm">
            {texts.policy} {texts.opensNewTab}
          </ProviderLink>
        </>
      )}
    </span>
  );
}

/** Returns the colors of the button. The text is black or white, whichever has the higher contrast. */
const accentOf = (color: string | null) =>
  // Ignore an incomplete color, because the preview is updated while the color is being typed.
  color && /^#[0-9a-f]{6}$/i.test(color)
    ? { '--button-bg': color, '--button-hover': color, color: textColorOn(color) }
    : {};

function HoneypotField({ form }: { form: UseFormReturnType<FormValues> }) {
  return (
    <div className={classes.trap} aria-hidden="true">
      <label>
        {t`Website`}
        <input name="website" type="text" tabIndex={-1} autoComplete="off" {...form.getInputProps('website')} />
      </label>
    </div>
  );
}
