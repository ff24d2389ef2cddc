/** A browser's subscription, in the form of `CreatePushSubscriptionInput`. */
export interface BrowserSubscription {
  endpoint: string;
  p256dh: string;
  auth: string;
}

const SERVICE_WORKER = '/service-worker.js';

/** Returns whether the browser supports push messages. On iOS, only apps on the Home Screen support them. */
export const isPushSupported = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/**
 * Subscribes the browser to push messages, bound to the key of the server. A subscription that is bound to another key
 * is replaced. Rejects if the browser cannot reach its push service.
 */
export async function subscribeBrowser(pushKey: string): Promise<BrowserSubscription> {
  const { pushManager } = await readyRegistration();
  const existing = await pushManager.getSubscription();
  if (existing && keyOf(existing) !== pushKey) await existing.unsubscribe();
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey });
  const { endpoint, keys } = subscription.toJSON();
  return { endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' };
}

/** Ends the browser's subscription, if it has one. */
export async function unsubscribeBrowser(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(SERVICE_WORKER);
  const subscription = await registration?.pushManager.getSubscription();
  await subscription?.unsubscribe();
}

/** Returns whether this browser was subscribed here before, for example in a session that has ended. */
export async function hasBrowserSubscription(): Promise<boolean> {
  if (!isPushSupported() || Notification.permission !== 'granted') return false;
  const registration = await navigator.serviceWorker.getRegistration(SERVICE_WORKER);
  return Boolean(await registration?.pushManager.getSubscription());
}

async function readyRegistration(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register(SERVICE_WORKER);
  return navigator.serviceWorker.ready;
}

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
