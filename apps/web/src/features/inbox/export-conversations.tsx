import { useMutation } from '@apollo/client/react';
import { INBOX_TAB_TITLES } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { ExportConversationsDocument } from '../../gql/export-conversations.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { ExportButton } from '../../session/export/export-button.tsx';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { askedFor, type InboxFilter } from './inbox-filter.ts';
import { INBOX_STATUS_TITLES } from './inbox-status-titles.ts';

/**
 * Button that exports the messages of the conversations in the list. Hidden if the viewer has no permission to export
 * conversations.
 */
export function ExportConversations({ filter, total }: { filter: InboxFilter; total: number | undefined }) {
  const { memberId } = useWorkspace().viewer;
  const canExport = useCan('export', 'Conversation');
  const [exportConversations] = useMutation(ExportConversationsDocument, { refetchQueries: [JobsTrayDocument] });
  if (!canExport) return null;
  return (
    <ExportButton
      compact
      kind="CONVERSATION_EXPORT"
      title={t`Export conversations`}
      scope={total === undefined ? null : scopeOf(filter, total)}
      onStart={async (format) => {
        const input = { filter: askedFor(filter, memberId), format };
        return refusalOf((await exportConversations({ variables: { input } })).data?.exportConversations);
      }}
    />
  );
}

function scopeOf({ status, tab, search }: InboxFilter, total: number): string {
  const count = plural(total, { one: '# conversation', other: '# conversations' });
  const filters = [INBOX_STATUS_TITLES[status], INBOX_TAB_TITLES[tab], ...(search ? [`“${search}”`] : [])].join(', ');
  return t`${count}: ${filters}. Each message is one row.`;
}
