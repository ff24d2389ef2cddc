import { t } from '@lingui/core/macro';
import { useDisclosure } from '@mantine/hooks';
import { IconMessagePlus } from '@tabler/icons-react';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { useCan, useWorkspace } from '../workspace.tsx';
import { type Recipient, StartConversationDialog } from './start-conversation-dialog.tsx';

interface Props {
  /** Recipient of the message. If null, the user selects a contact in the dialog. */
  to: Recipient | null;
  size?: 'xs' | 'sm';
}

/**
 * Button that opens the dialog for a new conversation. Hidden in voice workspaces. If there is no recipient, it is also
 * hidden for viewers who cannot read contacts, and has a short label, because the list of conversations is narrow.
 */
export function StartConversationButton({ to, size = 'sm' }: Props) {
  const { channel } = useWorkspace();
  const allowed = useCan('start', 'Conversation');
  const canFindContacts = useCan('read', 'Contact');
  const [opened, { open, close }] = useDisclosure(false);
  if (channel !== 'WHATSAPP' || (to === null && !canFindContacts)) return null;
  return (
    <>
      <PermissionButton
        size={size}
        variant="default"
        permission={{ allowed, reason: t`You need the message.send permission.` }}
        leftSection={<IconMessagePlus size={16} stroke={1.7} aria-hidden />}
        aria-label={to ? undefined : t`New conversation`}
        onClick={open}
      >
        {to ? t`Start conversation` : t`New`}
      </PermissionButton>
      <StartConversationDialog to={to} opened={opened} onClose={close} />
    </>
  );
}
