import { t } from '@lingui/core/macro';
import { Button, Group, Text } from '@mantine/core';
import { IconPlus, IconRobot } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { AgentDialog, type EditedAgent } from './agent-dialog.tsx';
import { DeleteAgent } from './delete-agent.tsx';
import { type AgentRow, useAgents } from './use-agent.ts';

interface Props {
  /** Id of the agent that the page shows. Undefined while the agents load. */
  agentId: string | undefined;
  permission: Permission;
}

/**
 * Agents of the workspace. An agent can be opened, renamed and duplicated, and deleted unless it is the default agent.
 */
export function AgentsSection({ agentId, permission }: Props) {
  const agents = useAgents();
  const navigate = useNavigate();
  const [edited, setEdited] = useState<EditedAgent | null>(null);
  const open = (id: string | null) =>
    void navigate({ to: '.', search: id === null ? {} : { agent: id }, resetScroll: false });
  return (
    <Section
      title={t`All agents`}
      description={t`Each agent has its own draft and versions. A service assigns an agent to phone numbers.`}
      flush
      actions={
        <PermissionButton
          size="xs"
          variant="default"
          permission={permission}
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setEdited({ kind: 'new', copied: null })}
        >
          {t`Create agent`}
        </PermissionButton>
      }
    >
      <RowList
        label={t`Agents`}
        rows={agents}
        rowKey={({ id }) => id}
        renderText={(agent) => <AgentSummary agent={agent} isShown={agent.id === agentId && agents?.length !== 1} />}
        renderActions={(agent) => (
          <>
            {agent.id !== agentId && (
              <Button size="xs" variant="default" aria-label={t`Open ${agent.name}`} onClick={() => open(agent.id)}>
                {t`Open`}
              </Button>
            )}
            <PermissionButton
              size="xs"
              variant="default"
              permission={agent.viewerCan.update}
              aria-label={t`Rename ${agent.name}`}
              onClick={() => setEdited({ kind: 'renamed', agent })}
            >
              {t`Rename`}
            </PermissionButton>
            <PermissionButton
              size="xs"
              variant="default"
              permission={permission}
              aria-label={t`Duplicate ${agent.name}`}
              onClick={() => setEdited({ kind: 'new', copied: agent })}
            >
              {t`Duplicate`}
            </PermissionButton>
            {!agent.isDefault && <DeleteAgent agent={agent} onDone={() => agent.id === agentId && open(null)} />}
          </>
        )}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={agents?.length}
        empty={
          <EmptyState icon={<IconRobot size={24} stroke={1.6} />} title={t`No agents yet`}>
            {t`Create an agent to answer your contacts.`}
          </EmptyState>
        }
      />
      <AgentDialog edited={edited} onClose={() => setEdited(null)} onCreated={open} />
    </Section>
  );
}

function AgentSummary({ agent, isShown }: { agent: AgentRow; isShown: boolean }) {
  const { name, isDefault, publishedNumber, services } = agent;
  const uses = [...(isDefault ? [t`Numbers without a service`] : []), ...services];
  return (
    <>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        {isDefault && <StatusBadge tone="neutral">{t`Default`}</StatusBadge>}
        {isShown && <StatusBadge tone="info">{t`Currently shown`}</StatusBadge>}
        <StatusBadge tone={publishedNumber === null ? 'warning' : 'good'}>
          {publishedNumber === null ? t`Not published` : t`Version ${publishedNumber}`}
        </StatusBadge>
      </Group>
      <Text size="sm" c="dimmed">
        {uses.length > 0 ? t`Used by: ${uses.join(', ')}` : t`Not used by a service`}
      </Text>
    </>
  );
}
