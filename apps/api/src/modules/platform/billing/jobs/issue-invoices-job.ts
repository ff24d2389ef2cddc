import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { findBillable, findWithUnpaid } from '../invoices.repository.ts';
import { billNextPeriod } from '../issue-invoices.ts';
import { checkUnpaid } from '../unpaid-invoices.ts';

/**
 * Job that runs every hour. It issues the invoices of periods that have ended, and changes the status of subscriptions
 * with unpaid invoices, one transaction for each. A job that is interrupted or runs twice does each of them once.
 */
export const issueInvoicesJob =
  (services: Pick<Services, 'billing' | 'clock' | 'database' | 'publicBaseUrl' | 'sealer'>): Task =>
  async () => {
    if (services.billing === 'OFF') return;
    for (const { workspaceId, id } of await findBillable(services.database.system, services.clock())) {
      const workspace = services.database.forWorkspace(workspaceId);
      while (await workspace.write((tx) => billNextPeriod(tx, services, id)));
    }
    for (const { workspaceId, id } of await findWithUnpaid(services.database.system, services.clock()))
      await services.database.forWorkspace(workspaceId).write((tx) => checkUnpaid(tx, services, id));
  };
