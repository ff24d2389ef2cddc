import { atom } from 'nanostores';

/** Whether the toaster must be loaded. It is loaded when the first toast is shown. */
export const isToasterNeeded = atom(false);

/** Shows a success message for four seconds. The message must not be the only place of the information. */
export async function toast(message: string): Promise<void> {
  isToasterNeeded.set(true);
  const { notifications } = await import('@mantine/notifications');
  notifications.show({ message, autoClose: 4000, withBorder: true });
}
