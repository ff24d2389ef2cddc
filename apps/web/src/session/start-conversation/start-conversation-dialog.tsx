import { Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { RecipientSelect } from './recipient-select.tsx';
import { StartConversationForm } from './start-conversation-form.tsx';

/** A contact or lead to write to. */
export interface Recipient {
  name: string;
  contactId: string | null;
  /** Used when the lead has no contact yet. */
  leadId?: string;
}

interface Props {
  to: Recipient | null;
  opened: boolean;
  onClose: () => void;
}

export function StartConversationDialog({ to, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={to ? `Write to ${to.name}` : 'New conversation'} size="lg">
      <Content to={to} onClose={onClose} />
    </Modal>
  );
}

function Content({ to, onClose }: Pick<Props, 'to' | 'onClose'>) {
  const [selected, setSelected] = useState<Recipient | null>(null);
  const recipient = to ?? selected;
  return (
    <Stack gap="md">
      {!to && <RecipientSelect onSelect={setSelected} />}
      {recipient && (
        <StartConversationForm key={recipient.contactId ?? recipient.leadId} to={recipient} onDone={onClose} />
      )}
    </Stack>
  );
}
