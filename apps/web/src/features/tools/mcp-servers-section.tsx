import { useMutation } from '@apollo/client/react';
import { foldText } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Button, Group, Text } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import { DeleteMcpServerDocument, McpServersDocument, RefreshMcpServerDocument } from '../../gql/mcp.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NoMatch } from '../../ui/no-match.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { toast } from '../../ui/toast.ts';
import { type ListedServer, READ_ERRORS, SERVER_STATUSES } from './mcp-labels.ts';
import { McpServerDialog } from './mcp-server-dialog.tsx';
import { McpServerForm } from './mcp-server-form.tsx';
import { usePollingWhileReading } from './use-polling-while-reading.ts';

/** Server that is open in a dialog. `server` is null if a new server is connected. */
type OpenServer = { dialog: 'edit'; server: ListedServer | null } | { dialog: 'tools'; server: ListedServer } | null;

/** MCP servers whose tools can be used in flows (AG-23). */
export function McpServersSection({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const { data, ...query } = useScreenQuery(McpServersDocument);
  const [open, setOpen] = useState<OpenServer>(null);
  const servers = data?.mcpServers.edges.map(({ node }) => node);
  usePollingWhileReading(servers ?? [], query);
  const found = servers?.filter(({ name, url }) => foldText(`${name} ${url}`).includes(foldText(search)));
  const canCreate = useCan('create', 'McpServer');
  const connect = (
    <PermissionButton
      variant="default"
      permission={permissionFor(canCreate)}
      onClick={() => setOpen({ dialog: 'edit', server: null })}
    >
      {t`Connect server`}
    </PermissionButton>
  );
  const close = () => setOpen(null);
  return (
    <Section title={t`MCP servers`} flush actions={servers?.length ? connect : null}>
      <RowList
        label={t`MCP servers`}
        rows={found}
        rowKey={({ id }) => id}
        renderText={(server) => <ServerSummary server={server} onOpen={() => setOpen({ dialog: 'tools', server })} />}
        renderActions={(server) => (
          <>
            <RefreshServer server={server} />
            <EditButton server={server} onClick={() => setOpen({ dialog: 'edit', server })} />
            <DeleteServer server={server} />
          </>
        )}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={found?.length}
        skeletonRows={2}
        empty={
          search && servers?.length ? (
            <NoMatch
              title={t`No matching servers`}
              hint={t`Remove the filter to see all servers.`}
              drops={[{ words: `“${search}”`, next: '' }]}
              onChange={onSearch}
            />
          ) : (
            <EmptyState
              icon={<IconPlugConnected size={24} stroke={1.6} />}
              title={t`No MCP servers yet`}
              action={connect}
            >
              {t`Connect a server and choose which of its tools flows can use.`}
            </EmptyState>
          )
        }
      />
      <McpServerForm open={open?.dialog === 'edit' ? open : null} onClose={close} />
      <McpServerDialog server={open?.dialog === 'tools' ? open.server : null} onClose={close} />
    </Section>
  );
}

const permissionFor = (allowed: boolean) => ({
  allowed,
  reason: allowed ? null : t`You need the agent.manage permission.`,
});

function ServerSummary({ server, onOpen }: { server: ListedServer; onOpen: () => void }) {
  const { timezone } = useWorkspace();
  const { name, url, status, lastError, lastReadAt, tools } = server;
  const statuses = tools.edges.map(({ node }) => node.status);
  const allowed = statuses.filter((one) => one === 'ALLOWED').length;
  const changed = statuses.filter((one) => one === 'CHANGED').length;
  return (
    <>
      <Group gap="xs">
        <Button variant="transparent" size="compact-sm" p={0} aria-label={t`Tools of ${name}`} onClick={onOpen}>
          {name}
        </Button>
        <StatusBadge tone={SERVER_STATUSES[status].tone}>{SERVER_STATUSES[status].title}</StatusBadge>
        {changed > 0 && (
          <StatusBadge tone="warning">
            {plural(changed, { one: '# tool needs review', other: '# tools need review' })}
          </StatusBadge>
        )}
      </Group>
      <Text size="sm">
        {plural(statuses.length, { one: '# tool', other: '# tools' })} · {t`${allowed} allowed`}
        {lastReadAt && (
          <>
            {' · '}
            {t`Last read`} <TimeAgo iso={lastReadAt} timeZone={timezone} />
          </>
        )}
      </Text>
      {lastError && <Text size="sm">{READ_ERRORS[lastError]}</Text>}
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {url}
      </Text>
    </>
  );
}

function EditButton({ server: { name }, onClick }: { server: ListedServer; onClick: () => void }) {
  const allowed = useCan('update', 'McpServer');
  return (
    <PermissionButton
      size="xs"
      variant="default"
      permission={permissionFor(allowed)}
      aria-label={t`Edit ${name}`}
      onClick={onClick}
    >
      {t`Edit`}
    </PermissionButton>
  );
}

function RefreshServer({ server: { id, name } }: { server: ListedServer }) {
  const allowed = useCan('update', 'McpServer');
  const [refresh] = useMutation(RefreshMcpServerDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await refresh({ variables: { id } });
    return handleMutationResult(data?.refreshMcpServer, () => void toast(t`Tools will be read in a moment.`));
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        loading={pending}
        permission={permissionFor(allowed)}
        aria-label={t`Refresh ${name}`}
        onClick={() => void attempt()}
      >
        {t`Refresh`}
      </PermissionButton>
      <RefusalAlert refusal={refusal} />
    </>
  );
}

function DeleteServer({ server: { id, name } }: { server: ListedServer }) {
  const allowed = useCan('delete', 'McpServer');
  const [remove] = useMutation(DeleteMcpServerDocument, { refetchQueries: [McpServersDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deleteMcpServer, () => void toast(t`Server deleted.`));
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        color="red"
        permission={permissionFor(allowed)}
        aria-label={t`Delete ${name}`}
        onClick={ask}
      >
        {t`Delete`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Delete this server?`} confirmLabel={t`Delete server`} danger>
        {t`“${name}” and its log will be deleted. Flows that use its tools hand off to your team. This can’t be undone.`}
      </ConfirmDialog>
    </>
  );
}
