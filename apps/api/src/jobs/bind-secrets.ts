import type { Services } from '../auth/context.ts';
import { bindWebhookSecrets } from '../modules/platform/webhooks/index.ts';
import { bindSourceSecrets } from '../modules/world-model/data-sources/index.ts';

/**
 * Runs at start, and on schedule for rows that an older process wrote in the meantime. Does nothing once all are
 * bound.
 */
export async function bindSecrets(services: Pick<Services, 'database' | 'vault' | 'log'>): Promise<void> {
  await bindSourceSecrets(services);
  await bindWebhookSecrets(services);
}
