import { useQuery } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Alert, Button, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import { useState } from 'react';
import { McpServerDocument } from '../../gql/mcp.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { denialOf } from '../../session/denial.ts';
import { useCan } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { type ListedServer, READ_ERRORS, type ReviewedTool, TOOL_STATUSES } from './mcp-labels.ts';
import { McpToolLog } from './mcp-tool-log.tsx';
import { McpToolReview } from './mcp-tool-review.tsx';
import { KIND_TITLES } from './tool-labels.ts';
import { usePollingWhileReading } from './use-polling-while-reading.ts';

/** Dialog with the tools of an MCP server. The review and the log of a tool are shown in the same dialog. */
export function McpServerDialog({ server, onClose }: { server: ListedServer | null; onClose: () => void }) {
  const shown = useLastValue(server);
  return (
    <Modal opened={server !== null} onClose={onClose} size="xl" title={shown ? t`Tools of ${shown.name}` : ''}>
      {shown && <ServerTools key={shown.id} id={shown.id} />}
    </Modal>
  );
}

/** The tool that is open in the dialog. */
interface OpenTool {
  view: 'review' | 'log';
  id: string;
}

function ServerTools({ id }: { id: string }) {
  const query = useQuery(McpServerDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const { data, error, refetch } = query;
  usePollingWhileReading(data ? [data.mcpServer] : [], query);
  const [open, setOpen] = useState<OpenTool | null>(null);
  const close = () => setOpen(null);
  const canReadLog = useCan('read', 'ToolCall');
  if (error && !data)
    return <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />;
  const server = data?.mcpServer;
  const tools = server?.tools.edges.map(({ node }) => node);
  const opened = tools?.find((tool) => tool.id === open?.id);
  if (opened && open?.view === 'log') return <McpToolLog tool={opened} onClose={close} />;
  if (opened)
    return (
      <McpToolReview key={opened.hash} tool={opened} onClose={close} onReload={() => void refetch().catch(() => {})} />
    );
  return (
    <Stack gap="md">
      {server?.lastError && <Alert color="yellow">{READ_ERRORS[server.lastError]}</Alert>}
      {server && server.skippedTools > 0 && (
        <Text size="sm" c="dimmed">
          {plural(server.skippedTools, {
            one: '# tool is not shown, because it is too long or its name is not unique.',
            other: '# tools are not shown, because they are too long or their names are not unique.',
          })}
        </Text>
      )}
      <RowList
        label={t`Tools of the server`}
        rows={tools}
        rowKey={(tool) => tool.id}
        renderText={(tool) => <ToolSummary tool={tool} />}
        renderActions={(tool) => (
          <>
            <Button
              size="xs"
              variant="default"
              aria-label={t`Review ${tool.name}`}
              onClick={() => setOpen({ view: 'review', id: tool.id })}
            >
              {t`Review`}
            </Button>
            {canReadLog && (
              <Button
                size="xs"
                variant="default"
                aria-label={t`Log of ${tool.name}`}
                onClick={() => setOpen({ view: 'log', id: tool.id })}
              >
                {t`Log`}
              </Button>
            )}
          </>
        )}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={tools?.length}
        skeletonRows={3}
        empty={
          <EmptyState icon={<IconTool size={24} stroke={1.6} />} title={t`No tools yet`}>
            {t`Tools appear after the server has been read. To read them again, refresh the server.`}
          </EmptyState>
        }
      />
    </Stack>
  );
}

function ToolSummary({ tool: { flowName, description, status, effect } }: { tool: ReviewedTool }) {
  return (
    <>
      <Group gap="xs">
        <Code style={{ overflowWrap: 'anywhere' }}>{flowName}</Code>
        <StatusBadge tone={TOOL_STATUSES[status].tone}>{TOOL_STATUSES[status].title}</StatusBadge>
        {status === 'ALLOWED' && (
          <StatusBadge tone={effect === 'CHANGES' ? 'warning' : 'neutral'}>{KIND_TITLES[effect]}</StatusBadge>
        )}
      </Group>
      <Text size="sm" dir="auto" lineClamp={2}>
        {description}
      </Text>
    </>
  );
}
