import { Drawer } from '@mantine/core';
import { useIsEscapeCovered } from '../../lib/use-escape-layer.ts';
import { ContactPane } from './contact-pane.tsx';

interface Props {
  conversation: string;
  opened: boolean;
  onClose: () => void;
}

/** Contact details over the thread on narrow screens. */
export function ContactDrawer({ conversation, opened, onClose }: Props) {
  const covered = useIsEscapeCovered();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      closeOnEscape={!covered}
      position="right"
      size={340}
      title="Contact"
      padding="md"
    >
      <ContactPane key={conversation} conversation={conversation} />
    </Drawer>
  );
}
