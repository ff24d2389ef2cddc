import type { Page, Request } from 'playwright-core';

interface Traffic {
  readonly open: Set<Request>;
  started: number;
}

const traffic = new WeakMap<Page, Traffic>();
const QUIET_ROUNDS = 2;
const TIMEOUT_MS = 30_000;
/** The browser does not always report the end of these. */
const WORKER_SCRIPT = /\.worker-[^/]*\.js$/;

/** Counts the requests of a page from its start, for `settled`. */
export function watchTraffic(page: Page): void {
  const own: Traffic = { open: new Set(), started: 0 };
  traffic.set(page, own);
  page.on('request', (request) => {
    if (!WORKER_SCRIPT.test(request.url())) own.open.add(request);
    own.started += 1;
  });
  const close = (request: Request) => own.open.delete(request);
  page.on('requestfinished', close);
  page.on('requestfailed', close);
}

/**
 * Resolves when the page has no open request, has rendered the last answer without starting another request, and animates
 * nothing. Unlike `networkidle` it waits no fixed time, and it also works after the page has been idle before.
 */
export async function settled(page: Page): Promise<void> {
  const own = traffic.get(page);
  if (!own) throw new Error('The page is not watched: open it with newProfile.');
  const end = performance.now() + TIMEOUT_MS;
  for (let quiet = 0; quiet < QUIET_ROUNDS; ) {
    const before = own.started;
    const isAtRest = await page.evaluate(rendered);
    quiet = isAtRest && own.open.size === 0 && own.started === before ? quiet + 1 : 0;
    if (performance.now() > end) {
      const urls = [...own.open].map((request) => request.url()).join(', ');
      throw new Error(`${page.url()} did not settle; open requests: ${urls || 'none'}.`);
    }
  }
}

/** Waits for a frame and an idle moment of the page, and returns whether nothing is stale or animated. */
function rendered(): Promise<boolean> {
  const isAtRest = () =>
    !document.querySelector('[data-stale=true]') &&
    document
      .getAnimations()
      .every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().iterations === Infinity);
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestIdleCallback(() => resolve(isAtRest()), { timeout: 1_000 }));
  });
}
