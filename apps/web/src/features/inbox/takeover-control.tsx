import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowBackUp, IconHandStop } from '@tabler/icons-react';
import { ReturnConversationDocument, TakeOverConversationDocument } from '../../gql/takeover-control.ts';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { handleMutationResult, refusalOf } from '../../lib/handle-mutation-result.ts';
import { refusalMessage } from '../../lib/refusal-message.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import { toast } from '../../ui/toast.ts';

interface Props {
  conversation: InboxThreadQuery['conversation'];
}

interface TakeOverProps extends Props {
  /** Called after the viewer has taken over. */
  onTakenOver?: (() => void) | undefined;
}

/** Button that takes over the conversation, or returns it to the agent. */
export function TakeoverControl({ conversation, onTakenOver }: TakeOverProps) {
  const { memberId } = useWorkspace().viewer;
  const isMine = conversation.heldById !== null && conversation.heldById === memberId;
  return isMine ? (
    <HandBack conversation={conversation} />
  ) : (
    <TakeOver conversation={conversation} onTakenOver={onTakenOver} />
  );
}

function TakeOver({ conversation: { id, heldById, holderName, viewerCan }, onTakenOver }: TakeOverProps) {
  const { attempt, pending, refusal } = useTakeOver(id);
  const held = heldById !== null;
  const permission = held
    ? { allowed: false, reason: holderName ? t`Handled by ${holderName}.` : t`Handled by another member.` }
    : viewerCan.takeOver;
  const take = async () => {
    if (permission.allowed && !pending && (await attempt())) onTakenOver?.();
  };
  useShortcuts([{ keys: 't', title: t`Take over or return to AI`, group: t`Inbox`, run: () => void take() }]);
  return (
    <PermissionButton
      size="xs"
      flex="none"
      leftSection={<IconHandStop size={15} stroke={1.8} aria-hidden />}
      permission={permission}
      loading={pending}
      title={refusal ?? undefined}
      onClick={() => void take()}
    >
      {t`Take over`}
    </PermissionButton>
  );
}

function HandBack({ conversation }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  useShortcuts([{ keys: 't', title: t`Take over or return to AI`, group: t`Inbox`, run: open }]);
  return (
    <>
      <PermissionButton
        size="xs"
        flex="none"
        variant="default"
        leftSection={<IconArrowBackUp size={15} stroke={1.8} aria-hidden />}
        permission={conversation.viewerCan.returnToAgent}
        onClick={open}
      >
        {t`Return to AI`}
      </PermissionButton>
      <HandBackDialog
        conversation={conversation}
        opened={opened}
        onClose={close}
        onDone={() => {
          close();
          void toast(t`Returned to AI.`);
        }}
      />
    </>
  );
}

/**
 * Returns an action that takes over the conversation. The UI shows the takeover only after the response. If two members
 * take over at the same time, the server rejects one of them, who should not start writing.
 */
function useTakeOver(id: string) {
  const [takeOver] = useMutation(TakeOverConversationDocument);
  return useMutationAction(async () => {
    const { data } = await takeOver({ variables: { id } });
    const refused = refusalOf(data?.takeOverConversation);
    if (refused) void toast(refused.message ?? refusalMessage(refused.code));
    return refused;
  });
}

interface HandBackDialogProps {
  conversation: { id: string; contactName: string };
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Dialog that returns the conversation to the agent, with an optional note. */
function HandBackDialog({ conversation, opened, onClose, onDone }: HandBackDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Return to AI?`}>
      <HandBackForm conversation={conversation} onClose={onClose} onDone={onDone} />
    </Modal>
  );
}

function HandBackForm({ conversation: { id }, onClose, onDone }: Omit<HandBackDialogProps, 'opened'>) {
  const { form, onSubmit, pending, refusal } = useHandBack(id, onDone);
  return (
    <Form onSubmit={onSubmit} aria-label={t`Return to AI`}>
      <Stack gap="md">
        <Text size="sm">{t`The AI agent answers any open question and every new message.`}</Text>
        <Textarea
          data-autofocus
          label={t`Note`}
          description={t`Optional. The AI agent and your team see this note. The contact does not.`}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={LIMITS.takeoverNoteLength}
          {...form.getInputProps('note')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Return to AI`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

function useHandBack(id: string, onDone: () => void) {
  const [returnToAgent] = useMutation(ReturnConversationDocument);
  const form = useForm({ initialValues: { note: '' } });
  const submission = useFormMutation(form, async ({ note }) => {
    const { data } = await returnToAgent({ variables: { id, note } });
    return handleMutationResult(data?.returnConversation, onDone);
  });
  return { form, ...submission };
}
