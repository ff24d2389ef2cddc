import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { HandBackConversationDocument } from '../../gql/hand-back-conversation.ts';
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

/** Hands the conversation back to the agent with a note. */
export function HandBackDialog({ conversation, opened, onClose, onDone }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Hand ${conversation.contactName} back to the agent?`}>
      <HandBackForm conversation={conversation} onClose={onClose} onDone={onDone} />
    </Modal>
  );
}

function HandBackForm({ conversation: { id }, onClose, onDone }: Omit<Props, 'opened'>) {
  const { form, onSubmit, pending, refusal } = useHandBack(id, onDone);
  return (
    <Form onSubmit={onSubmit} aria-label="Hand back">
      <Stack gap="md">
        <Text size="sm">
          The agent answers again: what is still unanswered at once, anything else from the next message on.
        </Text>
        <Textarea
          data-autofocus
          label="Note"
          description="What was agreed, for the agent and the team. The contact does not see it."
          autosize
          minRows={2}
          maxRows={6}
          maxLength={LIMITS.takeoverNoteLength}
          {...form.getInputProps('note')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          Hand back
        </FormButtons>
      </Stack>
    </Form>
  );
}

function useHandBack(id: string, onDone: () => void) {
  const [handBack] = useMutation(HandBackConversationDocument);
  const form = useForm({ initialValues: { note: '' } });
  const submission = useFormMutation(form, async ({ note }) => {
    const { data } = await handBack({ variables: { input: { id, note } } });
    return handleMutationResult(data?.handBackConversation, { ConversationHandedBack: onDone });
  });
  return { form, ...submission };
}
