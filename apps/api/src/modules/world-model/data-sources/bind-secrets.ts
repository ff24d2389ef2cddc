import type { Services } from '../../../auth/context.ts';
import { bindSecretsToOrigin, boundToOrigin } from '../../../crypto/bind-to-origin.ts';
import { secretLocation } from './credentials.ts';
import { lockSource, primaryKeyOf } from './data-sources.repository.ts';

const UNBOUND = `
  select workspace_id as "workspaceId", id from data_sources where secret_last_four is not null and secret_origin is null`;

/** Re-encrypts secrets that are not bound to an origin yet. Each is bound to the origin of its source's base URL. */
export const bindSourceSecrets = (services: Pick<Services, 'database' | 'vault' | 'log'>): Promise<void> =>
  bindSecretsToOrigin(services, UNBOUND, async (tx, id) => {
    const source = await lockSource(tx, id);
    if (!source || source.secret === null || source.secretOrigin !== null) return;
    const place = secretLocation(source);
    const secret = await boundToOrigin(services.vault, tx, place, source.secret);
    await tx.dataSource.update({ where: primaryKeyOf(source), data: { secret, secretOrigin: place.origin } });
  });
