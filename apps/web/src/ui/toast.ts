import { atom } from 'nanostores';

/** Whether a toast was ever shown; loads the toaster on demand. */
export const isToasterNeeded = atom(false);

/** Shows a transient success message. Never the only place of the information. */
export async function toast(message: string): Promise<void> {
  isToasterNeeded.set(true);
  const { notifications } = await import('@mantine/notifications');
  notifications.show({ message, autoClose: 4000, withBorder: true });
}
