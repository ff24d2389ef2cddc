import { t } from '@lingui/core/macro';
import { Button, Group, Stack, Title } from '@mantine/core';
import type { ReviewedTool } from './mcp-labels.ts';
import { ToolLog } from './tool-log.tsx';

/** Log of the calls of an MCP tool, shown in the dialog of its server. */
export function McpToolLog({ tool, onClose }: { tool: ReviewedTool; onClose: () => void }) {
  return (
    <Stack gap="md">
      <Title order={3} size="h5" style={{ overflowWrap: 'anywhere' }}>
        {t`Log of ${tool.name}`}
      </Title>
      <ToolLog tool={{ mcpToolId: tool.id }} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>{t`Back`}</Button>
      </Group>
    </Stack>
  );
}
