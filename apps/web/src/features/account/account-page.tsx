import { useApolloClient, useMutation } from '@apollo/client/react';
import { LIMITS, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import { AccountSessionsDocument } from '../../gql/account-sessions.ts';
import { UpdatePasswordDocument } from '../../gql/update-password.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { lengthOf, passwordRules } from '../../lib/password-rules.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useSession } from '../../session/api.tsx';
import { useViewer } from '../../session/viewer.ts';
import { NameAvatar } from '../../ui/avatar.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.ts';
import { ChangeEmail } from './change-email.tsx';
import { DeleteAccount } from './delete-account.tsx';
import { SecondFactors } from './second-factors.tsx';
import { SessionsSection } from './sessions-section.tsx';

export function AccountPage() {
  const { name, email, emailVerified } = useViewer();
  const client = useApolloClient();
  return (
    <>
      <PageHeader title={t`Your account`} />
      <Stack gap="lg">
        <Section title={t`Profile`}>
          <Group gap="md" wrap="nowrap" align="center">
            <NameAvatar name={name} size={52} />
            <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              <Text fw={600}>{name}</Text>
              <Group gap="xs">
                <Text c="dimmed">{email}</Text>
                {emailVerified ? (
                  <StatusBadge tone="good">{t`Verified`}</StatusBadge>
                ) : (
                  <StatusBadge tone="warning">{t`Not verified`}</StatusBadge>
                )}
              </Group>
            </div>
          </Group>
        </Section>
        <Section title={t`Email address`} description={t`Both addresses must confirm the change.`}>
          <ChangeEmail current={email} />
        </Section>
        <Section title={t`Password`} description={t`Changing your password signs out your other sessions.`}>
          <UpdatePassword onChanged={() => void client.refetchQueries({ include: [AccountSessionsDocument] })} />
        </Section>
        <SecondFactors />
        <SessionsSection />
        <Section title={t`Sign out`}>
          <SignOut />
        </Section>
        <Section title={t`Delete account`} description={t`This is permanent.`} danger>
          <DeleteAccount />
        </Section>
      </Stack>
    </>
  );
}

function SignOut() {
  const session = useSession();
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState(false);
  async function signOut() {
    setPending(true);
    setFailed(false);
    try {
      await session.signOut();
    } catch {
      setFailed(true);
      setPending(false);
    }
  }
  return (
    <Stack gap="md" align="flex-start">
      <RefusalAlert refusal={failed ? t`Can’t reach the server. You are still signed in.` : null} />
      <Button variant="default" leftSection={<IconLogout size={17} stroke={1.6} />} onClick={signOut} loading={pending}>
        {t`Sign out`}
      </Button>
    </Stack>
  );
}

function UpdatePassword({ onChanged }: { onChanged: () => void }) {
  const [change] = useMutation(UpdatePasswordDocument);
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (password) => (password ? null : t`Enter your current password.`),
      newPassword: (password) => (lengthOf(password) < LIMITS.passwordMinLength ? REFUSALS.PASSWORD_TOO_SHORT : null),
    },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (input) => {
    const { data } = await change({ variables: { input } });
    return handleMutationResult(data?.updatePassword, () => {
      form.reset();
      onChanged();
      void toast(t`Password changed. Your other sessions were signed out.`);
    });
  });
  return (
    <form onSubmit={onSubmit} noValidate aria-label={t`Change password`}>
      <Stack gap="md" maw={440} align="stretch">
        <RefusalAlert refusal={refusal} />
        <PasswordInput
          label={t`Current password`}
          autoComplete="current-password"
          required
          withAsterisk={false}
          {...form.getInputProps('currentPassword')}
        />
        <PasswordField
          label={t`New password`}
          required
          withAsterisk={false}
          rules={passwordRules(form.values.newPassword)}
          {...form.getInputProps('newPassword')}
        />
        <Button type="submit" variant="default" loading={pending} style={{ alignSelf: 'flex-start' }}>
          {t`Change password`}
        </Button>
      </Stack>
    </form>
  );
}
