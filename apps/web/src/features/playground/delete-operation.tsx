import { useMutation } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { DeleteOperationDocument } from '../../gql/delete-operation.ts';
import { PlaygroundPageDocument } from '../../gql/playground-page.ts';
import { countOf } from '../../lib/format-text.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useNow } from '../../lib/use-now.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  id: string;
  name: string;
  uses: readonly { readonly lastUsedAt: string }[];
  permission: Permission;
}

const WEEK_MS = 7 * 86_400_000;

/** Number of keys that use it. */
function useRecentUse(uses: Props['uses']): number {
  const since = useNow() - WEEK_MS;
  return uses.filter(({ lastUsedAt }) => Date.parse(lastUsedAt) > since).length;
}

/** Retires an operation after confirmation. */
export function DeleteOperation({ id, name, uses, permission }: Props) {
  const lately = useRecentUse(uses);
  const [retire] = useMutation(DeleteOperationDocument, { refetchQueries: [PlaygroundPageDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await retire({ variables: { input: { id } } });
    return handleMutationResult(data?.deletePersistedOperation, {
      PersistedOperationDeleted: () => void toast(`${name} deleted.`),
    });
  });
  return (
    <>
      <PermissionButton size="xs" variant="default" permission={permission} onClick={ask} aria-label={`Delete ${name}`}>
        Delete
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`Delete ${name}?`} confirmLabel={`Delete ${name}`} danger>
        {lately > 0 && (
          <Text size="sm" fw={600} mb="xs">
            {countOf(lately, 'API key')} used it this week.
          </Text>
        )}
        Calls to this ID will fail. Saving the same query again restores the same ID.
      </ConfirmDialog>
    </>
  );
}
