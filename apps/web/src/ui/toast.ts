import { atom } from 'nanostores';

/** Whether the toaster must be loaded. Set by the first toast. */
export const isToasterNeeded = atom(false);

/** Shows a message for four seconds. The information must also be visible elsewhere. */
export async function toast(message: string): Promise<void> {
  isToasterNeeded.set(true);
  const { notifications } = await import('@mantine/notifications');
  notifications.show({ message, autoClose: 4000, withBorder: true });
}
