import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Group, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { ToolLogDocument } from '../../gql/tools.ts';
import type { ToolLogQuery } from '../../gql/types.ts';
import { denialOf } from '../../session/denial.ts';
import { usePages } from '../../session/use-pages.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { ERROR_TITLES, STATES } from './tool-labels.ts';
import { WrappedCode } from './wrapped-code.tsx';

type LoggedCall = ToolLogQuery['toolCalls']['edges'][number]['node'];

/** Tool whose calls are shown. */
type LoggedTool = { toolId: string } | { mcpToolId: string };

/** Log of the uses of a tool in conversations and phone calls, newest first. */
export function ToolLog({ tool }: { tool: LoggedTool }) {
  const filter = 'toolId' in tool ? { toolId: { eq: tool.toolId } } : { mcpToolId: { eq: tool.mcpToolId } };
  const query = useQuery(ToolLogDocument, {
    variables: { filter, first: LIMITS.pageSize },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const list = query.data?.toolCalls;
  const { paging } = usePages(list, query);
  if (query.error && !list)
    return (
      <ErrorState requestId={denialOf(query.error).requestId} onRetry={() => void query.refetch().catch(() => {})} />
    );
  return (
    <RowList
      label={t`Calls`}
      rows={list?.edges.map(({ node }) => node)}
      rowKey={({ id }) => id}
      renderText={(call) => <CallSummary call={call} />}
      {...paging}
      empty={
        <EmptyState icon={<IconHistory size={24} stroke={1.6} />} title={t`No calls yet`}>
          {t`Calls appear when a flow uses the tool.`}
        </EmptyState>
      }
    />
  );
}

function CallSummary({ call }: { call: LoggedCall }) {
  const { timezone } = useWorkspace();
  const { status, responseStatus, durationMs, retries, error, result, requestedAt } = call;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <StatusBadge tone={STATES[status].tone}>{STATES[status].title}</StatusBadge>
        <Text size="sm" c="dimmed">
          {[
            ...(responseStatus === null ? [] : [t`Status ${responseStatus}`]),
            ...(durationMs === null ? [] : [t`${durationMs} ms`]),
            ...(retries === 0 ? [] : [plural(retries, { one: '# retry', other: '# retries' })]),
          ].join(' · ')}{' '}
          <TimeAgo iso={requestedAt} timeZone={timezone} />
        </Text>
      </Group>
      {error && <Text size="sm">{ERROR_TITLES[error]}</Text>}
      <WrappedCode>{call.arguments}</WrappedCode>
      {result && <WrappedCode>{result}</WrappedCode>}
    </Stack>
  );
}
