import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { DeleteConversationNoteDocument } from '../../gql/conversation-notes.ts';
import { formatDateTime, formatTime } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { scrollToCenter } from '../../lib/scroll-to-center.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import classes from './private-note.module.css';
import type { ThreadNote } from './thread-events.ts';
import type { NameOf } from './use-people.ts';

interface Props {
  note: ThreadNote;
  nameOf: NameOf;
  /** Whether to scroll to the note and mark it. */
  isFound: boolean;
}

/** A private note between the messages of a thread, with a button that deletes it if the viewer can. */
export function PrivateNote({ note: { id, memberId, text, createdAt, viewerCan }, nameOf, isFound }: Props) {
  const { timezone } = useWorkspace();
  const name = nameOf(memberId);
  return (
    <li className={classes.note} aria-current={isFound || undefined} ref={isFound ? scrollToCenter : undefined}>
      <div className={classes.head}>
        <IconLock size={13} stroke={2} aria-hidden />
        <strong>{t`Private note`}</strong>
        <span>{name}</span>
        <time dateTime={createdAt} title={formatDateTime(createdAt, timezone)}>
          {formatTime(createdAt, timezone)}
        </time>
        {viewerCan.delete.allowed && <DeleteNote id={id} />}
      </div>
      <p className={classes.text} dir="auto">
        {text}
      </p>
    </li>
  );
}

function DeleteNote({ id }: { id: string }) {
  const [remove] = useMutation(DeleteConversationNoteDocument, {
    update: (cache, { data }) => {
      if (data?.deleteConversationNote.id) cache.evict({ id: cache.identify({ __typename: 'ConversationNote', id }) });
    },
  });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deleteConversationNote, () => {});
  });
  return (
    <>
      <Button size="compact-xs" variant="subtle" color="red" className={classes.delete} onClick={ask}>
        {t`Delete`}
      </Button>
      <ConfirmDialog {...dialog} title={t`Delete private note`} confirmLabel={t`Delete`} danger>
        {t`The note is deleted for all members.`}
      </ConfirmDialog>
    </>
  );
}
