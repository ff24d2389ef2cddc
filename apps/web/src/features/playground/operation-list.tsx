import { type useFragment, useMutation } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { Button, Group, List, Text } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { DeleteOperationDocument } from '../../gql/delete-operation.ts';
import { OperationList_OperationFragmentDoc } from '../../gql/operation-list.ts';
import { PlaygroundPageDocument } from '../../gql/playground-page.ts';
import type { OperationKind, OperationList_OperationFragment } from '../../gql/types.ts';
import { formatDate } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useNow } from '../../lib/use-now.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Paging } from '../../ui/load-more.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { toast } from '../../ui/toast.ts';
import classes from './playground-page.module.css';

type Operation = OperationList_OperationFragment;

const KINDS: Record<OperationKind, string> = { QUERY: t`Query`, MUTATION: t`Mutation` };

interface Props extends Paging {
  operations: useFragment.FromOptionValue<Operation>[] | undefined;
  /** Opens a document in the editor. Omitted if the viewer has no access to the editor. */
  onOpen?: (document: string) => void;
}

export function OperationList({ operations, onOpen, ...paging }: Props) {
  const rows = useFragments(OperationList_OperationFragmentDoc, operations ?? []);
  const canRetire = useCan('delete', 'PersistedOperation');
  return (
    <RowList
      label={t`Saved queries`}
      rows={operations && rows}
      rowKey={({ id }) => id}
      renderText={(operation) => <RowSummary operation={operation} />}
      renderActions={({ id, name, document, uses, viewerCan }) => (
        <>
          {onOpen && (
            <Button size="xs" variant="default" onClick={() => onOpen(document)} aria-label={t`Open ${name} in editor`}>
              {t`Open`}
            </Button>
          )}
          {canRetire && <DeleteOperation id={id} name={name} uses={uses} permission={viewerCan.delete} />}
        </>
      )}
      empty={
        <EmptyState icon={<IconBolt size={24} stroke={1.6} />} title={t`No saved queries yet`}>
          {t`Write a query or mutation in the editor, then save it. Saved queries can be called by ID.`}
        </EmptyState>
      }
      {...paging}
    />
  );
}

function RowSummary({ operation }: { operation: Operation }) {
  const { timezone } = useWorkspace();
  const { id, name, kind, document, curl, createdByName, createdAt, lastUsedAt, cost, policies, uses } = operation;
  return (
    <>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <StatusBadge tone={kind === 'QUERY' ? 'info' : 'warning'}>{KINDS[kind]}</StatusBadge>
      </Group>
      <Text size="sm" c="dimmed" component="div" mt={2}>
        {lastUsedAt ? (
          <>
            <Trans>
              Saved by {createdByName} on {formatDate(createdAt, timezone)} · last used{' '}
              <TimeAgo iso={lastUsedAt} timeZone={timezone} />
            </Trans>
          </>
        ) : (
          t`Saved by ${createdByName} on ${formatDate(createdAt, timezone)} · never used`
        )}
      </Text>
      <Text size="sm" c="dimmed" mt={2}>
        {policies.length > 0
          ? t`Requires ${policies.join(', ')} · cost up to ${cost}`
          : t`Requires no permissions · cost up to ${cost}`}
      </Text>
      {uses.length > 0 && (
        <List size="sm" c="dimmed" mt={2} aria-label={t`API keys that use ${name}`}>
          {uses.map(({ apiKeyId, apiKeyName, count, lastUsedAt: usedAt }) => (
            <List.Item key={apiKeyId}>
              <Trans>
                {apiKeyName}: <Plural value={count} one="# call" other="# calls" />, last{' '}
                <TimeAgo iso={usedAt} timeZone={timezone} />
              </Trans>
            </List.Item>
          ))}
        </List>
      )}
      <details className={classes.more}>
        <summary>{t`ID, cURL and query`}</summary>
        <div className={classes.moreBody}>
          <CopyField label={t`ID of ${name}`} value={id} />
          <CopyField label={t`cURL command of ${name}`} value={curl} />
          <CopyField label={t`Query of ${name}`} value={document} block />
        </div>
      </details>
    </>
  );
}

interface DeleteOperationProps {
  id: string;
  name: string;
  uses: readonly { readonly lastUsedAt: string }[];
  permission: Permission;
}

const WEEK_MS = 7 * 86_400_000;

/** Returns how many API keys have used the operation in the last seven days. */
function useRecentUse(uses: DeleteOperationProps['uses']): number {
  const since = useNow() - WEEK_MS;
  return uses.filter(({ lastUsedAt }) => Date.parse(lastUsedAt) > since).length;
}

/** Button that deletes a persisted operation after confirmation. */
function DeleteOperation({ id, name, uses, permission }: DeleteOperationProps) {
  const lately = useRecentUse(uses);
  const [retire] = useMutation(DeleteOperationDocument, { refetchQueries: [PlaygroundPageDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await retire({ variables: { id } });
    return handleMutationResult(data?.deletePersistedOperation, () => void toast(t`${name} deleted.`));
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={permission}
        onClick={ask}
        aria-label={t`Delete ${name}`}
      >
        {t`Delete`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Delete ${name}?`} confirmLabel={t`Delete ${name}`} danger>
        {lately > 0 && (
          <Text size="sm" fw={600} mb="xs">
            {t`${plural(lately, { one: '# API key', other: '# API keys' })} used this query in the last 7 days.`}
          </Text>
        )}
        {t`Calls to this ID will fail. Saving the same query again restores the same ID.`}
      </ConfirmDialog>
    </>
  );
}
