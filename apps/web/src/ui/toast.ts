import { atom } from 'nanostores';
import { createElement } from 'react';

/** Whether the toaster must be loaded. Set by the first toast. */
export const isToasterNeeded = atom(false);

/** Button of a toast. Pressing it closes the toast. */
export interface ToastAction {
  label: string;
  run: () => void;
}

/**
 * Shows a message for four seconds, or for eight seconds if it has a button. The information must also be visible
 * elsewhere.
 */
export async function toast(message: string, action?: ToastAction): Promise<void> {
  isToasterNeeded.set(true);
  const { notifications } = await import('@mantine/notifications');
  if (!action) {
    notifications.show({ message, autoClose: 4000, withBorder: true });
    return;
  }
  const { ToastWithAction } = await import('./toast-action.tsx');
  const id = crypto.randomUUID();
  const run = () => {
    notifications.hide(id);
    action.run();
  };
  notifications.show({
    id,
    message: createElement(ToastWithAction, { message, label: action.label, run }),
    autoClose: 8000,
    withBorder: true,
  });
}
