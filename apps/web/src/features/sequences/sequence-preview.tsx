import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Group, Text } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { SequencePreviewDocument } from '../../gql/sequences.ts';
import type { SequencePreviewQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { denialOf } from '../../session/denial.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { BLOCKER_TITLES } from './sequence-labels.ts';

type Planned = SequencePreviewQuery['sequencePreview'][number];

/** Messages that the sequences would send in the next seven days. */
export function SequencePreview() {
  const { data, error, refetch } = useQuery(SequencePreviewDocument, { fetchPolicy: 'cache-and-network' });
  const messages = data?.sequencePreview;
  return (
    <Section title={t`Next seven days`} flush>
      {error && !data ? (
        <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />
      ) : (
        <RowList
          label={t`Next seven days`}
          rows={messages}
          rowKey={({ sequenceId, step, contactName, dueAt }) => `${sequenceId} ${step} ${contactName} ${dueAt}`}
          renderText={(planned) => <PlannedMessage planned={planned} />}
          hasMore={false}
          loadingMore={false}
          onMore={() => {}}
          total={messages?.length}
          skeletonRows={3}
          empty={
            <EmptyState icon={<IconCalendarTime size={24} stroke={1.6} />} title={t`No planned messages`}>
              {t`Messages planned by enabled sequences appear here.`}
            </EmptyState>
          }
        />
      )}
    </Section>
  );
}

function PlannedMessage({ planned }: { planned: Planned }) {
  const { slug, timezone } = useWorkspace();
  const { contactName, conversationId, sequenceName, step, sendAt, body, blocker } = planned;
  return (
    <>
      <Group gap="xs">
        {conversationId ? (
          <AnchorLink to={paths.conversation({ workspace: slug, conversation: conversationId })}>
            {contactName}
          </AnchorLink>
        ) : (
          <Text size="sm" fw={600}>
            {contactName}
          </Text>
        )}
        <time dateTime={sendAt}>{formatDateTime(sendAt, timezone)}</time>
        {blocker && <StatusBadge tone="warning">{t`Blocked`}</StatusBadge>}
      </Group>
      <Text size="sm" c="dimmed">
        {t`${sequenceName}, step ${step}`}
      </Text>
      {body && (
        <Text size="sm" dir="auto">
          {body}
        </Text>
      )}
      {blocker && <Text size="sm">{BLOCKER_TITLES[blocker]}</Text>}
    </>
  );
}
