import type { TemplatesPort } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import { twilioTemplatesOf } from '../../platform/integrations/index.ts';
import { cloudConfigOf, openTokens, providersFor } from '../phone-configs/index.ts';
import type { TemplateAccount } from './templates.repository.ts';

/** Template account with its provider port. Use the port for one unit of work only. */
export interface SyncableAccount {
  readonly provider: TemplateAccount['provider'];
  readonly port: TemplatesPort;
}

/**
 * Returns the accounts that have templates: the Twilio account, and each distinct WhatsApp business account of the
 * phone numbers that Meta has not rejected.
 */
export async function templateAccounts(services: Services, workspaceId: string): Promise<SyncableAccount[]> {
  const twilio = await twilioTemplatesOf(services, workspaceId);
  const own: SyncableAccount[] = twilio.kind === 'READY' ? [{ provider: 'TWILIO', port: twilio.port }] : [];
  return [...own, ...(await cloudAccounts(services, workspaceId))];
}

const cloudAccounts = (services: Services, workspaceId: string): Promise<SyncableAccount[]> =>
  services.database.forWorkspace(workspaceId).read(async (tx) => {
    const rows = await tx.phoneConfig.findMany({
      where: { provider: 'WHATSAPP_CLOUD', state: { not: 'FAILED' } },
      orderBy: [{ activatedAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    });
    const first = rows.filter((row, at) => rows.findIndex((one) => isSameAccount(one, row)) === at);
    const accounts: SyncableAccount[] = [];
    for (const row of first) {
      const tokens = await openTokens(services, tx, row);
      const providers = providersFor(services, row.sandbox);
      if (!tokens || !providers) continue;
      const port = providers.whatsAppTemplates(workspaceId, cloudConfigOf({ row, tokens }));
      accounts.push({ provider: 'WHATSAPP_CLOUD', port });
    }
    return accounts;
  });

const isSameAccount = (a: { businessAccountId: string | null }, b: { businessAccountId: string | null }) =>
  a.businessAccountId === b.businessAccountId;

/** Returns a template account of the workspace with its provider port. Returns null if the account is not connected. */
export async function findTemplateAccount(
  services: Services,
  workspaceId: string,
  account: TemplateAccount | null,
): Promise<SyncableAccount | null> {
  const all = account ? await templateAccounts(services, workspaceId) : [];
  return all.find((one) => one.provider === account?.provider && one.port.accountId === account.accountId) ?? null;
}
