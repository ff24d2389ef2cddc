import { PHONE_CONFIG_STATUS_TITLES, PHONE_PROVIDER_TITLES, type PhoneConfigStatus } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { NumberRow_PhoneConfigFragment } from '../../gql/types.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { needsService } from './route-number.tsx';

const TONES: Record<PhoneConfigStatus, Tone> = {
  DRAFT: 'warning',
  CODE_REQUESTED: 'warning',
  VERIFIED: 'info',
  ACTIVE: 'good',
  INACTIVE: 'neutral',
  FAILED: 'bad',
};

/** Returns a text with the consequence of the status and the next step. Null if the phone number is in use. */
function nextStep({ status, provider }: Pick<NumberRow_PhoneConfigFragment, 'status' | 'provider'>): string | null {
  switch (status) {
    case 'DRAFT':
      return t`Next: send a verification code to this number.`;
    case 'CODE_REQUESTED':
      return t`Next: enter the verification code.`;
    case 'VERIFIED':
      return t`Next: activate the number.`;
    case 'INACTIVE':
      return provider === 'VAPI' ? t`This number does not accept calls.` : t`No messages are sent from this number.`;
    case 'FAILED':
      return provider === 'WHATSAPP_CLOUD'
        ? t`No messages are sent. Replace the tokens, then activate the number again.`
        : t`This number is not used. Check the integration in Settings, then activate the number again.`;
    default:
      return null;
  }
}

export function NumberSummary({ number }: { number: NumberRow_PhoneConfigFragment }) {
  const { provider, displayName, status, sandbox, failure, activatedAt, appSecretLastFour } = number;
  const { timezone } = useWorkspace();
  const next = nextStep(number);
  const via = PHONE_PROVIDER_TITLES[provider];
  const source = displayName === number.number ? t`Via ${via}` : t`${displayName}, via ${via}`;
  return (
    <>
      <Group gap="xs" mb={2}>
        <Text component="h3" size="sm" fw={600}>
          <bdi dir="ltr">{number.number}</bdi>
        </Text>
        <StatusBadge tone={TONES[status]}>{PHONE_CONFIG_STATUS_TITLES[status]}</StatusBadge>
        {sandbox && <StatusBadge tone="info">{t`Sandbox`}</StatusBadge>}
      </Group>
      <Text size="sm" c="dimmed">
        {status === 'ACTIVE' && activatedAt ? (
          <>
            <Trans>
              {source}, active since <TimeAgo iso={activatedAt} timeZone={timezone} />
            </Trans>
          </>
        ) : (
          source
        )}
      </Text>
      <HandledBy number={number} />
      {failure && (
        <Text size="sm" mt={6} role="alert" c="red">
          “{failure}”
        </Text>
      )}
      {next && (
        <Text size="sm" mt={6}>
          {next}
        </Text>
      )}
      {provider === 'WHATSAPP_CLOUD' && appSecretLastFour === null && (
        <Text size="sm" mt={6} c="dimmed">
          {t`App secret missing: incoming messages can’t be verified.`}
        </Text>
      )}
    </>
  );
}

/**
 * Shows which service answers the phone number. Warns if calls are rejected or messages wait for a human. Messages to a
 * number without a service are answered by the latest published version of the default agent.
 */
function HandledBy({ number }: { number: NumberRow_PhoneConfigFragment }) {
  const { serviceName, serviceDisabledAt, provider } = number;
  if (needsService(number)) return <Warning>{t`No service: calls are rejected. Choose a service.`}</Warning>;
  if (serviceDisabledAt)
    return (
      <Warning>
        {provider === 'VAPI'
          ? t`The service “${serviceName ?? ''}” is disabled: calls are rejected.`
          : t`The service “${serviceName ?? ''}” is disabled: messages wait for a human.`}
      </Warning>
    );
  return (
    <Text size="sm" c="dimmed">
      {serviceName ? t`Handled by ${serviceName}` : t`Handled by the default agent`}
    </Text>
  );
}

const Warning = ({ children }: { children: ReactNode }) => (
  <Text size="sm" mt={6} fw={500}>
    <IconAlertTriangle size={15} aria-hidden style={{ verticalAlign: '-2px' }} /> {children}
  </Text>
);
