import type { Services } from '../../../auth/context.ts';
import { bindSecretsToOrigin, boundToOrigin } from '../../../crypto/bind-to-origin.ts';
import { secretLocation } from './secrets.ts';
import { lockWebhook } from './webhooks.repository.ts';

const UNBOUND = 'select workspace_id as "workspaceId", id from webhooks where secret_origin is null';

/** Binds both signing secrets of each webhook to the origin of its current URL. */
export const bindWebhookSecrets = (services: Pick<Services, 'database' | 'vault' | 'log'>): Promise<void> =>
  bindSecretsToOrigin(services, UNBOUND, async (tx, id) => {
    const webhook = await lockWebhook(tx, id);
    if (!webhook || webhook.secretOrigin !== null) return;
    const { workspaceId, previousSecret } = webhook;
    const place = secretLocation(webhook);
    const secret = await boundToOrigin(services.vault, tx, place, webhook.secret);
    const previous = previousSecret && {
      previousSecret: await boundToOrigin(services.vault, tx, place, previousSecret),
    };
    const data = { secret, secretOrigin: place.origin, ...previous };
    await tx.webhook.update({ where: { workspaceId_id: { workspaceId, id } }, data });
  });
