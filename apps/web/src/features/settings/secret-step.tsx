import type { ApiKeyMode } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
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

/** Shows the new API key. For a key that can run any operation, also shows a cURL command. */
export const SecretStep = ({ made: { mode, secret, expiresAt }, onDone }: { made: NewKey; onDone: () => void }) => (
  <OneTimeSecret label={t`New API key`} words={t`If you lose this key, revoke it and create another.`} onDone={onDone}>
    <CopyField label={t`API key`} value={secret} />
    <CopyField label={t`Environment variable`} value={`FRONTDESK_KEY=${secret}`} />
    {mode === 'ANY_OPERATION' ? (
      <CopyField label={t`cURL command`} value={curlWith(secret)} />
    ) : (
      <Text size="sm" c="dimmed">
        {t`This key runs saved queries only. The playground shows a cURL command for each query.`}
      </Text>
    )}
    <Text size="sm" c="dimmed">
      {t`Expires on ${formatDate(expiresAt)}.`}
    </Text>
  </OneTimeSecret>
);

const curlWith = (secret: string): string =>
  `curl '${window.location.origin}/graphql' -H 'authorization: Bearer ${secret}' -H 'content-type: application/json' --data '{"query":"{ workspace { slug } }"}'`;
