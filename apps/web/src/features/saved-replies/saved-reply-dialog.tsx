import { useMutation } from '@apollo/client/react';
import { LIMITS, SAVED_REPLY_LIMITS, SAVED_REPLY_PLACEHOLDERS } from '@frontdesk/domain';
import { canOn } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { Checkbox, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { CreateSavedReplyDocument, SavedRepliesDocument, UpdateSavedReplyDocument } from '../../gql/saved-replies.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useAbility } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import type { SavedReply } from './saved-replies-page.tsx';

interface Props {
  edited: SavedReply | 'new' | null;
  onClose: () => void;
}

/** Dialog that creates or edits a saved reply. */
export function SavedReplyDialog({ edited, onClose }: Props) {
  const title = edited === 'new' ? t`Create saved reply` : t`Edit saved reply`;
  return (
    <Modal opened={edited !== null} onClose={onClose} title={title} size="lg">
      {edited && <SavedReplyForm edited={edited} onClose={onClose} />}
    </Modal>
  );
}

const PLACEHOLDERS = SAVED_REPLY_PLACEHOLDERS.map((name) => `{{${name}}}`).join(' ');

function SavedReplyForm({ edited, onClose }: Props & { edited: SavedReply | 'new' }) {
  const { form, onSubmit, pending, refusal, canShare } = useSavedReply(edited, onClose);
  return (
    <Form onSubmit={onSubmit} aria-label={t`Saved reply`}>
      <Stack gap="md">
        <TextInput
          data-autofocus
          label={t`Shortcut`}
          description={t`Letters, digits, hyphens and underscores.`}
          leftSection="/"
          maxLength={SAVED_REPLY_LIMITS.shortcutLength + 1}
          {...form.getInputProps('shortcut')}
        />
        <Textarea
          label={t`Text`}
          description={t`Placeholders: ${PLACEHOLDERS}`}
          dir="auto"
          autosize
          minRows={4}
          maxRows={12}
          maxLength={LIMITS.messageLength}
          {...form.getInputProps('text')}
        />
        <TextInput
          label={t`Folder (optional)`}
          maxLength={SAVED_REPLY_LIMITS.folderLength}
          {...form.getInputProps('folder')}
        />
        <Checkbox
          label={t`Share with all members`}
          description={canShare ? null : t`You need the saved_reply.manage permission.`}
          disabled={!canShare}
          {...form.getInputProps('shared', { type: 'checkbox' })}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Save`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

function useSavedReply(edited: SavedReply | 'new', onDone: () => void) {
  const refetched = { refetchQueries: [SavedRepliesDocument] };
  const [create] = useMutation(CreateSavedReplyDocument, refetched);
  const [update] = useMutation(UpdateSavedReplyDocument, refetched);
  const known = edited === 'new' ? null : edited;
  const canShare = canOn(useAbility(), 'create', 'SavedReply', { visibility: 'SHARED', memberId: null });
  const form = useForm({
    initialValues: {
      shortcut: known?.shortcut ?? '',
      text: known?.text ?? '',
      folder: known?.folder ?? '',
      shared: known ? known.visibility === 'SHARED' : canShare,
    },
  });
  const submission = useFormMutation(form, async ({ shared, ...values }) => {
    const input = { ...values, visibility: shared ? ('SHARED' as const) : ('PRIVATE' as const) };
    const result = known
      ? (await update({ variables: { input: { ...input, id: known.id } } })).data?.updateSavedReply
      : (await create({ variables: { input } })).data?.createSavedReply;
    return handleMutationResult(result, onDone);
  });
  return { form, canShare, ...submission };
}
