import { t } from '@lingui/core/macro';
import { Drawer } from '@mantine/core';
import { useState } from 'react';
import { MutedKinds } from './muted-kinds.tsx';
import { NotificationList } from './notification-list.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** Drawer with the viewer's notifications, and the settings that mute kinds of notifications. */
export default function NotificationDrawer({ opened, onClose }: Props) {
  const [choosing, setChoosing] = useState(false);
  const close = () => {
    setChoosing(false);
    onClose();
  };
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="right"
      size="md"
      title={choosing ? t`Notification settings` : t`Notifications`}
    >
      {choosing ? (
        <MutedKinds onBack={() => setChoosing(false)} />
      ) : (
        <NotificationList onClose={close} onChoose={() => setChoosing(true)} />
      )}
    </Drawer>
  );
}
