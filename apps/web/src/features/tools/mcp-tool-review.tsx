import { useMutation } from '@apollo/client/react';
import type { ToolKind } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Alert, Button, Group, Radio, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { AllowMcpToolDocument, BlockMcpToolDocument, McpServersDocument } from '../../gql/mcp.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { toast } from '../../ui/toast.ts';
import { type ReviewedTool, TOOL_STATUSES } from './mcp-labels.ts';
import { McpToolTest } from './mcp-tool-test.tsx';
import { WrappedCode } from './wrapped-code.tsx';

interface Props {
  tool: ReviewedTool;
  onClose: () => void;
  onReload: () => void;
}

/**
 * Compares the server's current description of a tool with the description that was allowed before. The reviewer can
 * allow or block the tool.
 */
export function McpToolReview({ tool, onClose, onReload }: Props) {
  const { name, status, problem } = tool;
  const isFixed = tool.allowedAt !== null && tool.effect === 'READS';
  const [effect, setEffect] = useState<ToolKind>(tool.effect);
  const { timezone } = useWorkspace();
  const canReview = useCan('update', 'McpTool');
  const permission = { allowed: canReview, reason: canReview ? null : t`You need the agent.manage permission.` };
  const [allow] = useMutation(AllowMcpToolDocument, { refetchQueries: [McpServersDocument] });
  const [block] = useMutation(BlockMcpToolDocument, { refetchQueries: [McpServersDocument] });
  const allowing = useMutationAction(async () => {
    const { data } = await allow({ variables: { id: tool.id, hash: tool.hash, effect } });
    return handleMutationResult(data?.allowMcpTool, () => {
      void toast(t`Tool allowed.`);
      onClose();
    });
  });
  const blocking = useMutationAction(async () => {
    const { data } = await block({ variables: { id: tool.id } });
    return handleMutationResult(data?.blockMcpTool, () => {
      void toast(t`Tool blocked.`);
      onClose();
    });
  });
  const refusal = allowing.refusal ?? blocking.refusal;
  return (
    <Stack gap="md">
      <Group gap="xs">
        <Title order={3} size="h5" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Title>
        <StatusBadge tone={TOOL_STATUSES[status].tone}>{TOOL_STATUSES[status].title}</StatusBadge>
      </Group>
      {tool.allowedAt && tool.allowedByName && (
        <Text size="sm">
          {t`Last allowed by ${tool.allowedByName}`} <TimeAgo iso={tool.allowedAt} timeZone={timezone} />
        </Text>
      )}
      <Text size="sm" c="dimmed">{t`The server provides these texts. Frontdesk does not verify them.`}</Text>
      <Difference title={t`Description`} now={tool.description} before={tool.pinnedDescription} />
      <Difference title={t`Arguments`} now={pretty(tool.inputSchema)} before={prettyOrNull(tool.pinnedSchema)} />
      <Difference title={t`Hints`} now={pretty(tool.annotations)} before={prettyOrNull(tool.pinnedAnnotations)} />
      {problem && <Alert color="yellow">{problem}</Alert>}
      <Radio.Group
        label={t`What does the tool do?`}
        value={effect}
        onChange={(value) => setEffect(value === 'READS' ? 'READS' : 'CHANGES')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="READS" label={t`Reads data: needs no confirmation`} disabled={!canReview} />
          <Radio
            value="CHANGES"
            label={t`Changes data: runs once, after the contact confirms`}
            disabled={!canReview || isFixed}
          />
        </Stack>
      </Radio.Group>
      <RefusalAlert refusal={refusal} />
      {refusal && <Button variant="default" onClick={onReload}>{t`Reload tool`}</Button>}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>{t`Back`}</Button>
        <PermissionButton
          variant="default"
          permission={permission}
          disabled={status === 'BLOCKED'}
          loading={blocking.pending}
          onClick={() => void blocking.attempt()}
        >
          {t`Block tool`}
        </PermissionButton>
        <PermissionButton
          permission={permission}
          disabled={problem !== null || status === 'REMOVED'}
          loading={allowing.pending}
          onClick={() => void allowing.attempt()}
        >
          {t`Allow tool`}
        </PermissionButton>
      </Group>
      {status === 'ALLOWED' && <McpToolTest tool={tool} />}
    </Stack>
  );
}

/** A text from the server. If it differs from the text that was allowed before, shows both texts. */
function Difference({ title, now, before }: { title: string; now: string; before: string | null }) {
  const isChanged = before !== null && before !== now;
  return (
    <Stack gap={4} role="group" aria-label={title}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {title}
        </Text>
        {isChanged && <StatusBadge tone="warning">{t`Changed`}</StatusBadge>}
      </Group>
      {isChanged && (
        <>
          <Text size="sm" c="dimmed">{t`Previously allowed`}</Text>
          <WrappedCode scrolls>{before}</WrappedCode>
          <Text size="sm" c="dimmed">{t`Current`}</Text>
        </>
      )}
      <WrappedCode scrolls>{now || '–'}</WrappedCode>
    </Stack>
  );
}

/** Formats JSON. Characters that a reviewer cannot see, such as those that change the direction of text, are escaped. */
const pretty = (json: string): string =>
  JSON.stringify(JSON.parse(json), null, 2).replaceAll(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, escaped);

/** Returns the escape sequences of JSON for a character, for example `\u202e`. */
const escaped = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');

const prettyOrNull = (json: string | null): string | null => json && pretty(json);
