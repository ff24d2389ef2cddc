import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { expandPolicies, isPolicyKey } from '@frontdesk/policies';
import { plural, t } from '@lingui/core/macro';
import { Group, Text } from '@mantine/core';
import type { ApiKeyList_ApiKeyFragment } from '../../gql/types.ts';
import { UpdateApiKeyScopesDocument } from '../../gql/update-api-key-scopes.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useNow } from '../../lib/use-now.ts';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

type ApiKey = Pick<ApiKeyList_ApiKeyFragment, 'id' | 'name' | 'scopes' | 'policyUses' | 'viewerCan'>;

const DAY_MS = 86_400_000;

/**
 * Shows how many of a key's policies were used recently, with a button that removes the unused policies. Hidden if all
 * or none of the policies were used.
 */
export function UpdateApiKeyScopes({ apiKey }: { apiKey: ApiKey }) {
  const { id, name, viewerCan } = apiKey;
  const { used, held } = useUse(apiKey);
  const [narrow] = useMutation(UpdateApiKeyScopesDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await narrow({ variables: { id } });
    return handleMutationResult(data?.updateApiKeyScopes, () => void toast(t`Unused scopes removed from ${name}.`));
  });
  if (used === 0 || used === held) return null;
  return (
    <>
      <Group gap="xs" mt={4}>
        <Text size="sm">
          {t`Used ${used} of ${plural(held, { one: '# scope', other: '# scopes' })} in ${LIMITS.apiKeyUseDays} days`}
        </Text>
        <PermissionButton
          size="compact-xs"
          variant="light"
          permission={viewerCan.update}
          loading={pending}
          onClick={() => void attempt()}
          aria-label={t`Remove unused scopes from ${name}`}
        >
          {t`Remove unused scopes`}
        </PermissionButton>
      </Group>
      <RefusalAlert refusal={refusal} />
    </>
  );
}

/**
 * Returns the number of policies that a key has, and the number of policies that it used recently. Policies implied by
 * a used policy are counted as used.
 */
function useUse({ scopes, policyUses }: ApiKey): { used: number; held: number } {
  const since = useNow() - LIMITS.apiKeyUseDays * DAY_MS;
  const held = expandPolicies(scopes.filter(isPolicyKey));
  const lately = policyUses.filter(({ lastUsedAt }) => Date.parse(lastUsedAt) > since).map(({ policy }) => policy);
  const stored = expandPolicies(lately.filter(isPolicyKey).filter((policy) => held.has(policy)));
  return { used: stored.size, held: held.size };
}
