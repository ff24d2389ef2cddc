import type { ApiKeyMode } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { formatDate } from '../../lib/dates.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { OneTimeSecret } from '../../ui/one-time-secret.tsx';

export interface NewKey {
  name: string;
  mode: ApiKeyMode;
  scopes: readonly string[];
  secret: string;
  expiresAt: string;
}

/** Shows the new API key, with cURL commands for the requests that the key can make. */
export const SecretStep = ({
  made: { mode, scopes, secret, expiresAt },
  onDone,
}: {
  made: NewKey;
  onDone: () => void;
}) => (
  <OneTimeSecret label={t`New API key`} words={t`If you lose this key, revoke it and create another.`} onDone={onDone}>
    <CopyField label={t`API key`} value={secret} />
    <CopyField label={t`Environment variable`} value={`FRONTDESK_KEY=${secret}`} />
    {scopes.includes('lead.manage') && (
      <CopyField label={t`Create a lead with cURL`} value={curlWith(secret, '/api/leads', LEAD)} />
    )}
    {mode === 'ANY_OPERATION' ? (
      <CopyField label={t`GraphQL with cURL`} value={curlWith(secret, '/graphql', QUERY)} />
    ) : (
      <Text size="sm" c="dimmed">
        {t`In GraphQL, this key runs saved queries only. The playground shows a cURL command for each query.`}
      </Text>
    )}
    <Text size="sm" c="dimmed">
      {t`Expires on ${formatDate(expiresAt)}.`}
    </Text>
  </OneTimeSecret>
);

/** Example lead with a phone number that is reserved for examples. */
const LEAD = '{"name":"Lena Lead","phone":"+44 20 7946 0018","consent":true}';
const QUERY = '{"query":"{ workspace { slug } }"}';

const curlWith = (secret: string, path: string, body: string): string =>
  `curl '${window.location.origin}${path}' -H 'authorization: Bearer ${secret}' -H 'content-type: application/json' --data '${body}'`;
