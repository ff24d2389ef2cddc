import type { Services } from '../auth/context.ts';
import { bindWebhookSecrets } from '../modules/platform/webhooks/index.ts';
import { bindSourceSecrets } from '../modules/world-model/data-sources/index.ts';

/**
 * Re-encrypts secrets that are not bound to the origin of a URL yet. Runs at startup and on a schedule, because a
 * process of an earlier version can still store such secrets. Does nothing if there are no such secrets.
 */
export async function bindSecrets(services: Pick<Services, 'database' | 'vault' | 'log'>): Promise<void> {
  await bindSourceSecrets(services);
  await bindWebhookSecrets(services);
}
