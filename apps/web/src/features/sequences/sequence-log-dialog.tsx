import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, Modal, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { SequenceLogDocument } from '../../gql/sequences.ts';
import type { SequenceLogQuery } from '../../gql/types.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { denialOf } from '../../session/denial.ts';
import { usePages } from '../../session/use-pages.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { BLOCKER_TITLES, type ListedSequence, STATUSES } from './sequence-labels.ts';

type LoggedStep = SequenceLogQuery['sequenceMessages']['edges'][number]['node'];

/** Dialog with the steps of a sequence that were due, latest first. */
export function SequenceLogDialog({ sequence, onClose }: { sequence: ListedSequence | null; onClose: () => void }) {
  const shown = useLastValue(sequence);
  return (
    <Modal opened={sequence !== null} onClose={onClose} size="lg" title={shown ? t`Log of ${shown.name}` : ''}>
      {shown && <SequenceLog key={shown.id} sequenceId={shown.id} />}
    </Modal>
  );
}

function SequenceLog({ sequenceId }: { sequenceId: string }) {
  const query = useQuery(SequenceLogDocument, {
    variables: { sequenceId, first: LIMITS.pageSize },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const list = query.data?.sequenceMessages;
  const { paging } = usePages(list, query);
  if (query.error && !list)
    return (
      <ErrorState requestId={denialOf(query.error).requestId} onRetry={() => void query.refetch().catch(() => {})} />
    );
  return (
    <RowList
      label={t`Messages`}
      rows={list?.edges.map(({ node }) => node)}
      rowKey={({ id }) => id}
      renderText={(step) => <StepSummary logged={step} />}
      {...paging}
      empty={
        <EmptyState icon={<IconHistory size={24} stroke={1.6} />} title={t`No messages yet`}>
          {t`Messages appear when a step is due.`}
        </EmptyState>
      }
    />
  );
}

function StepSummary({ logged }: { logged: LoggedStep }) {
  const { slug, timezone } = useWorkspace();
  const { status, blocker, step, dueAt, sentAt, conversation, message } = logged;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <StatusBadge tone={STATUSES[status].tone}>{STATUSES[status].title}</StatusBadge>
        {conversation && (
          <AnchorLink to={paths.conversation({ workspace: slug, conversation: conversation.id })}>
            {conversation.contact.name}
          </AnchorLink>
        )}
        <Text size="sm" c="dimmed">
          {t`Step ${step}`} <TimeAgo iso={sentAt ?? dueAt} timeZone={timezone} />
        </Text>
      </Group>
      {blocker && <Text size="sm">{BLOCKER_TITLES[blocker]}</Text>}
      {message && (
        <Text size="sm" dir="auto">
          {message.body}
        </Text>
      )}
    </Stack>
  );
}
