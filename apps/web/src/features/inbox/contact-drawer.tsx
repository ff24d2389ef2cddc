import { Drawer } from '@mantine/core';
import { useIsEscapeCovered } from '../../lib/use-escape-layer.ts';
import { ContactPane } from './contact-pane.tsx';

interface Props {
  conversation: string;
  opened: boolean;
  onClose: () => void;
}

/** The contact over the thread, where there is no room beside it. */
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
