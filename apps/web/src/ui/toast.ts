import { createStore } from '../lib/store.ts';

/** Whether anything was ever said: the toaster is loaded with the first word. */
export const isToasterNeeded = createStore(false);

/** A passing word about what just went well. Never the only place where something is said. */
export async function toast(message: string): Promise<void> {
  isToasterNeeded.set(true);
  const { notifications } = await import('@mantine/notifications');
  notifications.show({ message, autoClose: 4000, withBorder: true });
}
