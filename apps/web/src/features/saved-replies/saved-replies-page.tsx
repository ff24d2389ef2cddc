import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Box, Group, Text } from '@mantine/core';
import { IconMessage2Bolt, IconPlus, IconSearchOff } from '@tabler/icons-react';
import { useState } from 'react';
import { DeleteSavedReplyDocument, SavedRepliesDocument } from '../../gql/saved-replies.ts';
import type { SavedRepliesQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { usePages } from '../../session/use-pages.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { ImportSavedReplies } from './import-saved-replies.tsx';
import { SavedReplyDialog } from './saved-reply-dialog.tsx';

export type SavedReply = SavedRepliesQuery['savedReplies']['edges'][number]['node'];

/**
 * Page with the texts that members insert into their replies with a shortcut: shared saved replies, and the viewer's
 * own (DK-14).
 */
export function SavedRepliesPage() {
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<SavedReply | 'new' | null>(null);
  const actions = (
    <>
      <ImportSavedReplies />
      <CreateButton onClick={() => setEdited('new')} />
    </>
  );
  return (
    <>
      <PageHeader
        title={t`Saved replies`}
        description={t`Type / and the shortcut in a conversation to insert the text.`}
        actions={actions}
      />
      <Section title={t`Saved replies`} quietTitle flush>
        <Box m="md">
          <SearchField
            label={t`Search saved replies`}
            placeholder={t`Search by shortcut, folder or text`}
            group={t`Saved replies`}
            search={search}
            onSearch={setSearch}
          />
        </Box>
        <ReplyList search={search} onEdit={setEdited} />
      </Section>
      <SavedReplyDialog edited={edited} onClose={() => setEdited(null)} />
    </>
  );
}

function CreateButton({ onClick }: { onClick: () => void }) {
  const allowed = useCan('create', 'SavedReply');
  return (
    <PermissionButton
      permission={{ allowed, reason: allowed ? null : t`You need the message.send permission.` }}
      leftSection={<IconPlus size={17} aria-hidden />}
      onClick={onClick}
    >
      {t`Create saved reply`}
    </PermissionButton>
  );
}

interface ReplyListProps {
  search: string;
  onEdit: (reply: SavedReply) => void;
}

function ReplyList({ search, onEdit }: ReplyListProps) {
  const query = useQuery(SavedRepliesDocument, {
    variables: { first: LIMITS.pageSize, search },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const { data, previousData, error, refetch } = query;
  const list = (data ?? previousData)?.savedReplies;
  const { paging } = usePages(list, query);
  if (error && !data) return <ErrorState onRetry={() => void refetch().catch(() => {})} />;
  return (
    <RowList
      label={t`Saved replies`}
      rows={list?.edges.map(({ node }) => node)}
      rowKey={({ id }) => id}
      renderText={(reply) => <ReplySummary reply={reply} />}
      renderActions={(reply) => (
        <>
          <PermissionButton
            size="xs"
            variant="default"
            permission={reply.viewerCan.update}
            aria-label={t`Edit ${reply.shortcut}`}
            onClick={() => onEdit(reply)}
          >
            {t`Edit`}
          </PermissionButton>
          <DeleteReply reply={reply} />
        </>
      )}
      {...paging}
      empty={search === '' ? <NoReplies /> : <NoMatches />}
    />
  );
}

const NoReplies = () => (
  <EmptyState icon={<IconMessage2Bolt size={24} stroke={1.6} />} title={t`No saved replies yet`}>
    {t`Save texts that you send often, such as prices or opening hours.`}
  </EmptyState>
);

const NoMatches = () => (
  <EmptyState icon={<IconSearchOff size={24} stroke={1.6} />} title={t`No matching saved replies`}>
    {t`Try another word.`}
  </EmptyState>
);

function ReplySummary({ reply: { shortcut, text, folder, visibility, useCount, lastUsedAt } }: { reply: SavedReply }) {
  const { timezone } = useWorkspace();
  return (
    <>
      <Group gap="xs" mb={2}>
        <Text component="h3" size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          <bdi>/{shortcut}</bdi>
        </Text>
        {visibility === 'PRIVATE' && <StatusBadge tone="neutral">{t`Only you`}</StatusBadge>}
        {folder && (
          <Text size="xs" c="dimmed">
            {folder}
          </Text>
        )}
      </Group>
      <Text size="sm" lineClamp={3} dir="auto" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      <Text size="xs" c="dimmed" mt={4}>
        {plural(useCount, { 0: 'Not used yet', one: 'Used once', other: 'Used # times' })}
        {lastUsedAt && (
          <>
            {' · '}
            <TimeAgo iso={lastUsedAt} timeZone={timezone} />
          </>
        )}
      </Text>
    </>
  );
}

function DeleteReply({ reply: { id, shortcut, viewerCan } }: { reply: SavedReply }) {
  const [remove] = useMutation(DeleteSavedReplyDocument, { refetchQueries: [SavedRepliesDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deleteSavedReply, () => {});
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        color="red"
        permission={viewerCan.delete}
        aria-label={t`Delete ${shortcut}`}
        onClick={ask}
      >
        {t`Delete`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Delete saved reply`} confirmLabel={t`Delete`} danger>
        {t`Members can no longer insert /${shortcut}. Messages that were sent with it do not change.`}
      </ConfirmDialog>
    </>
  );
}
