import type { Services } from '../../../auth/context.ts';
import { phoneConfigById } from './phone-configs.repository.ts';
import { openTokens, type Tokens } from './tokens.ts';

/** Number of a webhook URL, with the credentials for verifying the request. */
export interface CalledNumber {
  readonly workspaceId: string;
  readonly id: string;
  readonly providerNumberId: string;
  readonly tokens: Tokens;
}

/**
 * Finds the number of a webhook URL, whose workspace is not known yet, and decrypts its tokens within that workspace.
 * Null if the URL is unknown.
 */
export async function calledNumber(services: Services, id: string): Promise<CalledNumber | null> {
  const { rows } = await services.database.system.pool.query<{ workspace_id: string }>({
    name: 'called-number',
    text: `select workspace_id from phone_configs where id = $1 and provider = 'WHATSAPP_CLOUD'`,
    values: [id],
  });
  const workspaceId = rows[0]?.workspace_id;
  if (!workspaceId) return null;
  return services.database.forWorkspace(workspaceId).read(async (tx) => {
    const row = await phoneConfigById(tx, id);
    const tokens = row && (await openTokens(services, tx, row));
    return tokens ? { workspaceId, id, providerNumberId: row.providerNumberId, tokens } : null;
  });
}
