import { handoffSentence } from '@frontdesk/domain';
import { Group, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import type { EscalationRow_EscalationFragment } from '../../gql/types.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { ResolveEscalation } from './resolve-escalation.tsx';
import { useEscalationQueue } from './use-escalation-queue.ts';

/** Calls in which the agent asked for a human, until resolved (AM-38). */
export function EscalationsSection() {
  const { escalations, askAgain, ...paging } = useEscalationQueue();
  const { slug } = useWorkspace();
  return (
    <Section title="Escalations" description="Longest waiting first." flush>
      <RowList
        label="Escalations"
        rows={escalations}
        rowKey={({ id }) => id}
        renderText={(escalation) => <RowSummary escalation={escalation} />}
        renderActions={(escalation) => (
          <>
            <ButtonLink
              to={paths.call({ workspace: slug, call: escalation.callId })}
              size="xs"
              variant={escalation.state === 'WAITING' ? 'filled' : 'default'}
              aria-label={`Open call with ${escalation.contactName}`}
            >
              Open call
            </ButtonLink>
            <ResolveEscalation escalation={escalation} onDone={askAgain} />
          </>
        )}
        {...paging}
        empty={
          <EmptyState icon={<IconCircleCheck size={24} stroke={1.6} />} title="No open escalations">
            Calls in which the AI agent asks for a human appear here.
          </EmptyState>
        }
      />
    </Section>
  );
}

function RowSummary({ escalation }: { escalation: EscalationRow_EscalationFragment }) {
  const { contactName, code, detail, acknowledgedByName, raisedAt } = escalation;
  const { timezone } = useWorkspace();
  return (
    <>
      <Group gap="xs" mb={2}>
        <Text component="h3" size="sm" fw={600}>
          {contactName}
        </Text>
        {acknowledgedByName === null ? (
          <StatusBadge tone="warning">Waiting</StatusBadge>
        ) : (
          <StatusBadge tone="info">{acknowledgedByName} has joined</StatusBadge>
        )}
      </Group>
      <Text size="sm">{handoffSentence({ code, detail })}</Text>
      <Text size="sm" c="dimmed">
        Since <TimeAgo iso={raisedAt} timeZone={timezone} />
      </Text>
    </>
  );
}
