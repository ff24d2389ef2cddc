import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ReturnConversationDocument } from '../../gql/return-conversation.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

interface Props {
  conversation: { id: string; contactName: string };
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Returns the conversation to the agent with a note. */
export function HandBackDialog({ conversation, opened, onClose, onDone }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Return to AI?">
      <HandBackForm conversation={conversation} onClose={onClose} onDone={onDone} />
    </Modal>
  );
}

function HandBackForm({ conversation: { id }, onClose, onDone }: Omit<Props, 'opened'>) {
  const { form, onSubmit, pending, refusal } = useHandBack(id, onDone);
  return (
    <Form onSubmit={onSubmit} aria-label="Return to AI">
      <Stack gap="md">
        <Text size="sm">The AI agent answers any open question and every new message.</Text>
        <Textarea
          data-autofocus
          label="Note"
          description="Optional. For the AI agent and your team; the contact does not see it."
          autosize
          minRows={2}
          maxRows={6}
          maxLength={LIMITS.takeoverNoteLength}
          {...form.getInputProps('note')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          Return to AI
        </FormButtons>
      </Stack>
    </Form>
  );
}

function useHandBack(id: string, onDone: () => void) {
  const [returnToAgent] = useMutation(ReturnConversationDocument);
  const form = useForm({ initialValues: { note: '' } });
  const submission = useFormMutation(form, async ({ note }) => {
    const { data } = await returnToAgent({ variables: { input: { id, note } } });
    return handleMutationResult(data?.returnConversation, { ConversationReturned: onDone });
  });
  return { form, ...submission };
}
