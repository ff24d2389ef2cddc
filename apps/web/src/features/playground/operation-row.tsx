import { useMutation } from '@apollo/client/react';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { PersistedOperationsDocument } from '../../gql/persisted-operations.ts';
import { RetireOperationDocument } from '../../gql/retire-operation.ts';
import type { PersistedOperationsQuery } from '../../gql/types.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { useConfirmation } from '../../ui/use-confirmation.ts';

type Operation = PersistedOperationsQuery['persistedOperations']['edges'][number]['node'];

export function OperationWords({ operation }: { operation: Operation }) {
  const { name, kind, createdByName, createdAt, lastUsedAt } = operation;
  return (
    <>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <StatusBadge tone={kind === 'QUERY' ? 'info' : 'warning'}>
          {kind === 'QUERY' ? 'Query' : 'Mutation'}
        </StatusBadge>
      </Group>
      <Text size="sm" c="dimmed" mt={4}>
        Saved <TimeAgo iso={createdAt} /> by {createdByName} ·{' '}
        {lastUsedAt ? (
          <>
            last run <TimeAgo iso={lastUsedAt} />
          </>
        ) : (
          'never run'
        )}
      </Text>
    </>
  );
}

export function OperationActions({ operation }: { operation: Operation }) {
  const [shown, { open, close }] = useDisclosure(false);
  const { id, name, curl, document } = operation;
  return (
    <>
      <Button size="xs" variant="default" onClick={open} aria-label={`How to run ${name}`}>
        How to run
      </Button>
      <RetireOperation id={id} name={name} />
      <Modal opened={shown} onClose={close} title={name} size="lg">
        <Stack gap="md">
          <CopyField label="Id" value={id} />
          <CopyField label="Command" value={curl} block />
          <CopyField label="Document" value={document} block />
        </Stack>
      </Modal>
    </>
  );
}

function RetireOperation({ id, name }: Pick<Operation, 'id' | 'name'>) {
  const [retire] = useMutation(RetireOperationDocument, { refetchQueries: [PersistedOperationsDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await retire({ variables: { input: { id } } });
    const result = data?.retirePersistedOperation;
    switch (result?.__typename) {
      case 'PersistedOperationRetired':
        return;
      case 'Refused':
        return result;
      case undefined:
        return;
      default:
        return unreachable(result);
    }
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={ask} aria-label={`Retire ${name}`}>
        Retire
      </Button>
      <ConfirmDialog {...dialog} title={`Retire ${name}?`} confirmLabel={`Retire ${name}`} danger>
        Its id stops working at once; whatever still runs it will be refused. You can save the same document again.
      </ConfirmDialog>
    </>
  );
}
