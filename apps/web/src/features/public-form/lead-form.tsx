import { useMutation } from '@apollo/client/react';
import { LIMITS, normalizeEmail, normalizeName, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Checkbox, Stack, Textarea, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { SubmitFormDocument } from '../../gql/submit-form.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import classes from './lead-form.module.css';

interface Values {
  name: string;
  phone: string;
  email: string;
  message: string;
  consent: boolean;
  website: string;
}

interface Props {
  slug: string;
  workspaceName: string;
  onSent: () => void;
}

// Checks only for a country code and a minimum length. The server validates the phone number.
const HAS_COUNTRY = /^\s*\+[\d\s().\-/]{6,}$/;

export function LeadForm({ slug, workspaceName, onSent }: Props) {
  const [submitForm] = useMutation(SubmitFormDocument);
  const form = useForm<Values>({
    initialValues: { name: '', phone: '', email: '', message: '', consent: false, website: '' },
    validateInputOnBlur: ['name', 'phone', 'email', 'message'],
    validate: {
      name: (name) => (normalizeName(name) ? null : REFUSALS.NAME_INVALID),
      phone: (phone) => (HAS_COUNTRY.test(phone) ? null : REFUSALS.PHONE_INVALID),
      email: (email) => (!email.trim() || normalizeEmail(email) ? null : REFUSALS.EMAIL_INVALID),
      message: (text) => (text.trim().length <= LIMITS.leadMessageLength ? null : REFUSALS.MESSAGE_TOO_LONG),
      consent: (given) => (given ? null : REFUSALS.CONSENT_MISSING),
    },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    const { data } = await submitForm({ variables: { input: { slug, ...values } }, fetchPolicy: 'no-cache' });
    return handleMutationResult(data?.submitForm, onSent);
  });
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <Fields form={form} />
        <Checkbox
          name="consent"
          label={t`I agree that ${workspaceName} may contact me.`}
          {...form.getInputProps('consent', { type: 'checkbox' })}
        />
        <HoneypotField form={form} />
        <Button type="submit" size="md" loading={pending} fullWidth>
          {t`Send`}
        </Button>
      </Stack>
    </Form>
  );
}

function Fields({ form }: { form: UseFormReturnType<Values> }) {
  const required = { required: true, withAsterisk: false };
  return (
    <>
      <TextInput
        label={t`Name`}
        name="name"
        autoComplete="name"
        maxLength={LIMITS.nameLength}
        {...required}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t`Phone`}
        description={t`Include the country code`}
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
      <TextInput
        label={t`Email (optional)`}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        maxLength={LIMITS.emailLength}
        {...form.getInputProps('email')}
      />
      <Textarea
        label={t`Message (optional)`}
        name="message"
        autosize
        minRows={3}
        maxRows={12}
        dir="auto"
        {...form.getInputProps('message')}
      />
    </>
  );
}

function HoneypotField({ form }: { form: UseFormReturnType<Values> }) {
  return (
    <div className={classes.trap} aria-hidden="true">
      <label>
        {t`Website`}
        <input name="website" type="text" tabIndex={-1} autoComplete="off" {...form.getInputProps('website')} />
      </label>
    </div>
  );
}
