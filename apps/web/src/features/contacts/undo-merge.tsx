import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { ContactDetailsDocument } from '../../gql/contact-details.ts';
import { ContactTimelineDocument } from '../../gql/contact-timeline.ts';
import { ContactsPageDocument } from '../../gql/contacts-page.ts';
import type { ContactDetailsQuery } from '../../gql/types.ts';
import { UndoContactMergeDocument } from '../../gql/undo-contact-merge.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  contact: Pick<ContactDetailsQuery['contact'], 'id' | 'name' | 'mergeUndoableUntil' | 'viewerCan'>;
}

/**
 * Notice that another contact was merged into this contact, with a button that undoes the merge. Renders nothing if no
 * merge can be undone or the viewer cannot merge contacts.
 */
export function UndoMerge({ contact: { id, name, mergeUndoableUntil, viewerCan } }: Props) {
  const { timezone } = useWorkspace();
  const [undo] = useMutation(UndoContactMergeDocument, {
    refetchQueries: [ContactsPageDocument, ContactDetailsDocument, ContactTimelineDocument],
  });
  const confirmation = useConfirmation(async () => {
    const { data } = await undo({ variables: { id } });
    return handleMutationResult(data?.undoContactMerge, ({ restored }) => void toast(t`${restored.name} restored.`));
  });
  if (mergeUndoableUntil === null || !viewerCan.merge.allowed) return null;
  return (
    <Alert variant="light" color="gray" icon={<IconArrowsSplit2 size={18} aria-hidden />}>
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {t`Another contact was merged into this one. You can undo this until ${formatDateTime(mergeUndoableUntil, timezone)}.`}
        </Text>
        <Button size="xs" variant="default" onClick={confirmation.ask}>
          {t`Undo merge`}
        </Button>
      </Group>
      <ConfirmDialog {...confirmation.dialog} title={t`Undo merge?`} confirmLabel={t`Undo merge`}>
        {t`This restores the other contact with their conversations, calls and leads. ${name} keeps all changes and messages since the merge.`}
      </ConfirmDialog>
    </Alert>
  );
}
