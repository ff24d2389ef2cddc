// Shows push messages as notifications of the operating system, and opens their page. It caches nothing.

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => event.waitUntil(show(event.data?.json())));

async function show(message) {
  if (!message || (await hasVisiblePage())) return;
  // A repeated message has the same tag and replaces the first one.
  const { title, body, tag, url } = message;
  await self.registration.showNotification(title, { body, tag, icon: '/icon-192.png', data: { url } });
}

// A visible page shows the notification itself.
async function hasVisiblePage() {
  const pages = await self.clients.matchAll({ type: 'window' });
  return pages.some(({ visibilityState }) => visibilityState === 'visible');
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.url));
});

async function open(path) {
  const url = new URL(path, self.location.origin);
  if (url.origin !== self.location.origin) return;
  const [page] = await self.clients.matchAll({ type: 'window' });
  if (!page) return void (await self.clients.openWindow(url.href));
  await page.focus();
  await page.navigate(url.href);
}
