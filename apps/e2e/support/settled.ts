import type { Page, Request } from 'playwright-core';

interface Traffic {
  readonly open: Set<Request>;
  started: number;
}

const traffic = new WeakMap<Page, Traffic>();
const QUIET_ROUNDS = 2;
const TIMEOUT_MS = 30_000;
/** Scripts of workers. Their requests are not counted, because the browser does not always report their end. */
const WORKER_SCRIPT = /\.worker-[^/]*\.js$/;

/** Records the requests of a page, so that `settled` can wait for them. */
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
 * Resolves when the page has no open request, no part that loads (`aria-busy`) and no running animation. Unlike
 * `networkidle`, this function has no fixed waiting time and can be called repeatedly for a page.
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

/** Waits until the page has rendered and is idle. Returns false if a part of the page is loading or an animation is running. */
function rendered(): Promise<boolean> {
  const isAtRest = () =>
    !document.querySelector('[aria-busy=true]') &&
    document
      .getAnimations()
      .every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().iterations === Infinity);
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestIdleCallback(() => resolve(isAtRest()), { timeout: 1_000 }));
  });
}
