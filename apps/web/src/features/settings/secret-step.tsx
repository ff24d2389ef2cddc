import type { ApiKeyMode } from '@frontdesk/domain';
import { Text } from '@mantine/core';
import { formatDate } from '../../lib/dates.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { OneTimeSecret } from '../../ui/one-time-secret.tsx';

export interface NewKey {
  name: string;
  mode: ApiKeyMode;
  secret: string;
  expiresAt: string;
}

/** The key, and the first lines to try it with. */
export const SecretStep = ({
  made: { name, mode, secret, expiresAt },
  onDone,
}: {
  made: NewKey;
  onDone: () => void;
}) => (
  <OneTimeSecret
    label="The new key"
    words="We keep only a fingerprint of it. When it is lost, revoke it and create another one."
    onDone={onDone}
  >
    <CopyField label="API key" value={secret} />
    <CopyField label="As a line for the environment" value={`FRONTDESK_KEY=${secret}`} />
    {mode === 'AD_HOC' ? (
      <CopyField label="As a line for the shell, to try it" value={curlWith(secret)} />
    ) : (
      <Text size="sm" c="dimmed">
        It runs persisted operations only: each of them has its own line for the shell in the playground.
      </Text>
    )}
    <Text size="sm" c="dimmed">
      {name} works at once, until {formatDate(expiresAt)}.
    </Text>
  </OneTimeSecret>
);

const curlWith = (secret: string): string =>
  `curl '${window.location.origin}/graphql' -H 'authorization: Bearer ${secret}' -H 'content-type: application/json' --data '{"query":"{ workspace { slug } }"}'`;
