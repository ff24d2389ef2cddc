import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS, normalizeEmail, normalizeName, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconDoor, IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { AnchorLink, ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { RegisterDocument, RegisterPageDocument } from '../../gql/register-page.ts';
import type { RegistrationMode } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { lengthOf, passwordRules } from '../../lib/password-rules.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { nextParam, storedNext, useNext } from '../../session/next.ts';
import { ResendVerification } from '../../session/resend-verification.tsx';
import { CardPage } from '../../ui/card-page.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

export function RegisterPage() {
  const next = useNext();
  const { data } = useQuery(RegisterPageDocument);
  const [email, setEmail] = useState<string | null>(null);
  const toSignIn = (
    <AnchorLink to={paths.signIn()} search={nextParam(next)}>
      {t`Sign in`}
    </AnchorLink>
  );

  if (email) {
    return (
      <CheckYourEmail email={email} mailboxUrl={data?.platform.mailboxUrl ?? null} onOther={() => setEmail(null)} />
    );
  }
  const mode = data?.platform.registrationMode;
  if (mode === 'CLOSED') {
    return (
      <CardPage
        title={t`Registration is closed`}
        icon={<IconDoor stroke={1.6} />}
        description={t`New accounts are disabled. Contact your administrator.`}
      >
        <ButtonLink to={paths.signIn()} variant="default">
          {t`Sign in`}
        </ButtonLink>
      </CardPage>
    );
  }
  return (
    <CardPage
      title={t`Create your account`}
      description={HINTS[mode ?? 'OPEN'](data?.platform.allowedDomains ?? [])}
      below={
        <>
          <Trans>Already have an account? {toSignIn}</Trans>
        </>
      }
    >
      <RegisterForm
        onReceived={(address) => {
          storedNext.set(next);
          setEmail(address);
        }}
      />
    </CardPage>
  );
}

const HINTS: Record<RegistrationMode, (domains: readonly string[]) => string> = {
  OPEN: () => t`One account for all your workspaces.`,
  INVITED: () => t`Use the email your invitation was sent to.`,
  DOMAINS: (domains) =>
    t`Use an email address at ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(domains)}.`,
  CLOSED: () => '',
};

interface CheckYourEmailProps {
  email: string;
  /** URL of the mailbox that shows emails in development. Null in production. */
  mailboxUrl: string | null;
  onOther: () => void;
}

/**
 * Message that asks the user to check their email. It is the same for known and unknown addresses, so that the page
 * does not reveal which accounts exist.
 */
function CheckYourEmail({ email, mailboxUrl, onOther }: CheckYourEmailProps) {
  return (
    <CardPage
      title={t`Check your email`}
      icon={<IconMail stroke={1.6} />}
      description={
        <>
          <Trans>
            We sent a link to <b>{email}</b>. It expires in {LIMITS.emailVerificationHours} hours.
          </Trans>
        </>
      }
      below={
        <Anchor component="button" type="button" inherit onClick={onOther}>
          {t`Use another email`}
        </Anchor>
      }
    >
      {mailboxUrl && (
        <Button component="a" href={mailboxUrl} target="_blank" fullWidth>
          {t`Open local mailbox`}
        </Button>
      )}
      <ResendVerification email={email} />
    </CardPage>
  );
}

function RegisterForm({ onReceived }: { onReceived: (email: string) => void }) {
  const { form, onSubmit, pending, refusal } = useRegistration(onReceived);
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <TextInput label={t`Name`} autoComplete="name" required withAsterisk={false} {...form.getInputProps('name')} />
        <TextInput
          label={t`Email`}
          type="email"
          inputMode="email"
          autoComplete="email"
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={t`Password`}
          required
          withAsterisk={false}
          rules={passwordRules(form.values.password)}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" mt={4} loading={pending} fullWidth>
          {t`Create account`}
        </Button>
      </Stack>
    </form>
  );
}

function useRegistration(onReceived: (email: string) => void) {
  const [register] = useMutation(RegisterDocument);
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validateInputOnBlur: true,
    validate: {
      name: (name) => (normalizeName(name) ? null : REFUSALS.NAME_INVALID),
      email: (email) => (normalizeEmail(email) ? null : REFUSALS.EMAIL_INVALID),
      password: checkPassword,
    },
  });
  const submission = useFormMutation(form, async (input) => {
    const { data } = await register({ variables: { input } });
    return handleMutationResult(data?.register, (answer) => onReceived(answer.email));
  });
  return { form, ...submission };
}

function checkPassword(password: string): string | null {
  if (lengthOf(password) < LIMITS.passwordMinLength) return REFUSALS.PASSWORD_TOO_SHORT;
  return lengthOf(password) > LIMITS.passwordMaxLength ? REFUSALS.PASSWORD_TOO_LONG : null;
}
