import { useDisclosure } from '@mantine/hooks';
import { IconArrowBackUp, IconHandStop } from '@tabler/icons-react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import { toast } from '../../ui/toast.ts';
import { HandBackDialog } from './hand-back-dialog.tsx';
import { useTakeOver } from './use-take-over.ts';

interface Props {
  conversation: InboxThreadQuery['conversation'];
}

/** Takes the conversation over or returns it, with one button and shortcut. */
export function TakeoverControl({ conversation }: Props) {
  const { memberId } = useWorkspace().viewer;
  const isMine = conversation.heldById !== null && conversation.heldById === memberId;
  return isMine ? <HandBack conversation={conversation} /> : <TakeOver conversation={conversation} />;
}

function TakeOver({ conversation: { id, heldById, holderName, viewerCan } }: Props) {
  const { attempt, pending, refusal } = useTakeOver(id);
  const held = heldById !== null;
  const permission = held
    ? { allowed: false, reason: `Handled by ${holderName ?? 'another member'}.` }
    : viewerCan.takeOver;
  const take = () => void (permission.allowed && !pending && attempt());
  useShortcuts([{ keys: 't', title: 'Take over or return to AI', group: 'Inbox', run: take }]);
  return (
    <PermissionButton
      size="xs"
      flex="none"
      leftSection={<IconHandStop size={15} stroke={1.8} aria-hidden />}
      permission={permission}
      loading={pending}
      title={refusal ?? undefined}
      onClick={take}
    >
      Take over
    </PermissionButton>
  );
}

function HandBack({ conversation }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  useShortcuts([{ keys: 't', title: 'Take over or return to AI', group: 'Inbox', run: open }]);
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
        Return to AI
      </PermissionButton>
      <HandBackDialog
        conversation={conversation}
        opened={opened}
        onClose={close}
        onDone={() => {
          close();
          void toast('Returned to AI.');
        }}
      />
    </>
  );
}
