import { useMutation } from '@apollo/client/react';
import { foldText } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTool } from '@tabler/icons-react';
import { useState } from 'react';
import { DeleteToolDocument, DisableToolDocument, EnableToolDocument, ToolsDocument } from '../../gql/tools.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NoMatch } from '../../ui/no-match.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.ts';
import { McpServersSection } from './mcp-servers-section.tsx';
import { ToolDialog } from './tool-dialog.tsx';
import { KIND_TITLES, type ListedTool } from './tool-labels.ts';
import { ToolLogDialog } from './tool-log-dialog.tsx';
import { ToolTestDialog } from './tool-test-dialog.tsx';

/** Tool that is open in a dialog. `id` is null for a new tool. */
type OpenTool = { dialog: 'edit'; id: string | null } | { dialog: 'test' | 'log'; tool: ListedTool } | null;

/** Page with the HTTP tools and MCP servers that the agent's flows can use (AG-22, AG-23). */
export function ToolsPage() {
  const { data } = useScreenQuery(ToolsDocument);
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<OpenTool>(null);
  const tools = data?.httpTools.edges.map(({ node }) => node);
  const found = tools?.filter(({ name, description }) => foldText(`${name} ${description}`).includes(foldText(search)));
  const close = () => setOpen(null);
  const canReadLog = useCan('read', 'ToolCall');
  const create = <NewTool onClick={() => setOpen({ dialog: 'edit', id: null })} />;
  const isBlank = tools?.length === 0;
  return (
    <>
      <PageHeader
        title={t`Tools`}
        description={t`HTTP requests and MCP server tools that your agent’s flows can use.`}
        actions={isBlank ? null : create}
      />
      <Stack gap="lg">
        <Section title={t`HTTP tools`} flush>
          {!isBlank && (
            <Group p="md" pb={0} role="search" aria-label={t`Tools`}>
              <SearchField
                search={search}
                onSearch={setSearch}
                label={t`Search tools`}
                placeholder={t`Search by name or description`}
                group={t`Tools`}
              />
            </Group>
          )}
          <RowList
            label={t`Tools`}
            rows={found}
            rowKey={({ id }) => id}
            renderText={(tool) => <ToolSummary tool={tool} onOpen={() => setOpen({ dialog: 'edit', id: tool.id })} />}
            renderActions={(tool) => (
              <>
                <TestButton tool={tool} onClick={() => setOpen({ dialog: 'test', tool })} />
                {canReadLog && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t`Log of ${tool.name}`}
                    onClick={() => setOpen({ dialog: 'log', tool })}
                  >
                    {t`Log`}
                  </Button>
                )}
                <EnableTool tool={tool} />
                <DeleteTool tool={tool} />
              </>
            )}
            hasMore={false}
            loadingMore={false}
            onMore={() => {}}
            total={found?.length}
            skeletonRows={4}
            empty={
              search ? (
                <NoMatch
                  title={t`No matching tools`}
                  hint={t`Remove the filter to see all tools.`}
                  drops={[{ words: `“${search}”`, next: '' }]}
                  onChange={setSearch}
                />
              ) : (
                <EmptyState icon={<IconTool size={24} stroke={1.6} />} title={t`No tools yet`} action={create}>
                  {t`Tools read or change data in your systems.`}
                </EmptyState>
              )
            }
          />
        </Section>
        <McpServersSection search={search} onSearch={setSearch} />
      </Stack>
      <ToolDialog open={open?.dialog === 'edit' ? { id: open.id } : null} onClose={close} />
      <ToolTestDialog tool={open?.dialog === 'test' ? open.tool : null} onClose={close} />
      <ToolLogDialog tool={open?.dialog === 'log' ? open.tool : null} onClose={close} />
    </>
  );
}

const MANAGES = t`You need the agent.manage permission.`;

const permissionFor = (allowed: boolean) => ({ allowed, reason: allowed ? null : MANAGES });

function NewTool({ onClick }: { onClick: () => void }) {
  const allowed = useCan('create', 'HttpTool');
  return (
    <PermissionButton
      permission={permissionFor(allowed)}
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={onClick}
    >
      {t`Create tool`}
    </PermissionButton>
  );
}

function ToolSummary({ tool, onOpen }: { tool: ListedTool; onOpen: () => void }) {
  const { name, description, kind, method, url, disabledAt } = tool;
  return (
    <>
      <Group gap="xs">
        <Button variant="transparent" size="compact-sm" p={0} onClick={onOpen}>
          {name}
        </Button>
        <StatusBadge tone={kind === 'CHANGES' ? 'warning' : 'neutral'}>{KIND_TITLES[kind]}</StatusBadge>
        {disabledAt && <StatusBadge tone="bad">{t`Disabled`}</StatusBadge>}
      </Group>
      <Text size="sm" dir="auto">
        {description}
      </Text>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {method} {url}
      </Text>
    </>
  );
}

function TestButton({ tool: { name }, onClick }: { tool: ListedTool; onClick: () => void }) {
  const allowed = useCan('test', 'HttpTool');
  return (
    <PermissionButton
      size="xs"
      variant="default"
      permission={permissionFor(allowed)}
      aria-label={t`Test ${name}`}
      onClick={onClick}
    >
      {t`Test`}
    </PermissionButton>
  );
}

function EnableTool({ tool: { id, name, disabledAt } }: { tool: ListedTool }) {
  const allowed = useCan('update', 'HttpTool');
  const [enable] = useMutation(EnableToolDocument);
  const [disable] = useMutation(DisableToolDocument);
  const isEnabled = disabledAt !== null;
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const variables = { id };
    const payload = isEnabled
      ? (await enable({ variables })).data?.enableHttpTool
      : (await disable({ variables })).data?.disableHttpTool;
    return handleMutationResult(payload, () => void toast(isEnabled ? t`Tool enabled.` : t`Tool disabled.`));
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        loading={pending}
        permission={permissionFor(allowed)}
        aria-label={isEnabled ? t`Enable ${name}` : t`Disable ${name}`}
        onClick={() => void attempt()}
      >
        {isEnabled ? t`Enable` : t`Disable`}
      </PermissionButton>
      <RefusalAlert refusal={refusal} />
    </>
  );
}

function DeleteTool({ tool: { id, name } }: { tool: ListedTool }) {
  const allowed = useCan('delete', 'HttpTool');
  const [remove] = useMutation(DeleteToolDocument, { refetchQueries: [ToolsDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deleteHttpTool, () => void toast(t`Tool deleted.`));
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
      <ConfirmDialog {...dialog} title={t`Delete this tool?`} confirmLabel={t`Delete tool`} danger>
        {t`“${name}” and its log will be deleted. Flows that use it hand off to your team. This can’t be undone.`}
      </ConfirmDialog>
    </>
  );
}
