import { t } from '@lingui/core/macro';
import { Drawer } from '@mantine/core';
import { NotificationList } from './notification-list.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** Drawer with the viewer's notifications. */
export default function NotificationDrawer({ opened, onClose }: Props) {
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size="md" title={t`Notifications`}>
      <NotificationList onClose={onClose} />
    </Drawer>
  );
}
