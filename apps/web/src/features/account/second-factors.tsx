import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { DisableTotpDocument, SecondFactorsDocument } from '../../gql/second-factors.ts';
import type { SecondFactorsQuery } from '../../gql/types.ts';
import { formatDate } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useNext } from '../../session/next.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.ts';
import { WarningAlert } from '../../ui/warning-alert.tsx';
import { PasskeyList } from './passkey-list.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { CreateRecoveryCodes, RecoveryCodesDialog } from './recovery-codes.tsx';
import { TotpSetupDialog } from './totp-setup-dialog.tsx';

export type Factors = NonNullable<SecondFactorsQuery['viewer']>['secondFactors'];

export function SecondFactors() {
  const { data, refetch } = useScreenQuery(SecondFactorsDocument);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const factors = data?.viewer?.secondFactors;
  const changed = async (fresh: readonly string[] = []) => {
    if (fresh.length > 0) setCodes(fresh);
    await refetch();
  };
  return (
    <Section title={t`Two-factor authentication`} description={t`Require a second step when you sign in.`}>
      {factors ? <Ways factors={factors} onChanged={changed} /> : <Loading />}
      <RecoveryCodesDialog codes={codes} onDone={() => setCodes([])} />
    </Section>
  );
}

function Loading() {
  return (
    <Stack gap="md" role="status" aria-label={t`Loading two-factor authentication`}>
      {[46, 62].map((width) => (
        <Skeleton key={width} height={14} width={`${width}%`} radius="xl" />
      ))}
    </Stack>
  );
}

interface Props {
  factors: Factors;
  onChanged: (codes?: readonly string[]) => Promise<void>;
}

function Ways({ factors, onChanged }: Props) {
  const { totpSince, passkeys, recoveryCodesLeft, requiredBy } = factors;
  const protectedByOne = totpSince !== null || passkeys.length > 0;
  return (
    <Stack gap="lg">
      <Required by={requiredBy} met={protectedByOne} />
      <AuthenticatorApp since={totpSince} onChanged={onChanged} />
      <PasskeyList passkeys={passkeys} onChanged={onChanged} />
      {protectedByOne && (
        <div role="group" aria-label={t`Recovery codes`}>
          <Group justify="space-between" gap="md">
            <div>
              <Text fw={600}>{t`Recovery codes`}</Text>
              <Text size="sm" c="dimmed">
                {t`${recoveryCodesLeft} of 10 left`}
              </Text>
            </div>
            <CreateRecoveryCodes onChanged={onChanged} />
          </Group>
          {recoveryCodesLeft <= 3 && (
            <WarningAlert title={recoveryCodesLeft === 0 ? t`No recovery codes left` : t`${recoveryCodesLeft} left`}>
              {t`Generate new codes. Without a code, you cannot sign in if you lose your other second factors.`}
            </WarningAlert>
          )}
        </div>
      )}
    </Stack>
  );
}

/**
 * Names the workspaces that require a second factor. If the user has a second factor, links to the page from which the
 * user came. Renders nothing if no workspace requires a second factor, and there is no page to link to.
 */
function Required({ by, met }: { by: readonly string[]; met: boolean }) {
  const next = useNext();
  if (by.length === 0 && !next) return null;
  const names = by.join(', ');
  if (!met) {
    return by.length === 0 ? null : (
      <WarningAlert title={t`${names} requires two-factor authentication`}>
        {t`Set up an authenticator app or a passkey to continue.`}
      </WarningAlert>
    );
  }
  return (
    <Group gap="xs" role="status">
      <IconShieldCheck size={18} aria-hidden />
      <Text size="sm">
        {names
          ? t`${names} requires two-factor authentication, and you have set it up.`
          : t`Two-factor authentication is on.`}
      </Text>
      {next && (
        <ButtonLink to={next} size="xs">
          {t`Continue`}
        </ButtonLink>
      )}
    </Group>
  );
}

function AuthenticatorApp({ since, onChanged }: { since: string | null } & Pick<Props, 'onChanged'>) {
  const [settingUp, setSettingUp] = useState(false);
  return (
    <Group justify="space-between" gap="md" role="group" aria-label={t`Authenticator app`}>
      <div>
        <Group gap="xs">
          <Text fw={600}>{t`Authenticator app`}</Text>
          <StatusBadge tone={since ? 'good' : 'neutral'}>{since ? t`On` : t`Off`}</StatusBadge>
        </Group>
        <Text size="sm" c="dimmed">
          {since ? t`Set up on ${formatDate(since)}` : t`Use a code from an app on your phone.`}
        </Text>
      </div>
      {since ? (
        <DisableTotp onChanged={onChanged} />
      ) : (
        <Button variant="default" onClick={() => setSettingUp(true)}>
          {t`Set up app`}
        </Button>
      )}
      <TotpSetupDialog opened={settingUp} onClose={() => setSettingUp(false)} onConfirmed={onChanged} />
    </Group>
  );
}

function DisableTotp({ onChanged }: { onChanged: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const [remove] = useMutation(DisableTotpDocument);
  async function confirm(password: string) {
    const { data } = await remove({ variables: { password } });
    return handleMutationResult(data?.disableTotp, async () => {
      setAsking(false);
      void toast(t`Authenticator app removed.`);
      await onChanged();
    });
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t`Remove app`}
      </Button>
      <PasswordDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Remove authenticator app?`}
        confirmLabel={t`Remove app`}
        danger
        onConfirm={confirm}
      >
        {t`Codes from the app stop working. If you have no passkey, your recovery codes are also deleted.`}
      </PasswordDialog>
    </>
  );
}
