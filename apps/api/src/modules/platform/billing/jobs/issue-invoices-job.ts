import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { findBillable, findWithUnpaid } from '../invoices.repository.ts';
import { billNextPeriod } from '../issue-invoices.ts';
import { checkUnpaid } from '../unpaid-invoices.ts';

/**
 * Runs every hour. Issues invoices for ended periods, and changes the status of subscriptions with unpaid invoices,
 * each in a separate transaction. If the job is interrupted or runs twice, each change is still made only once.
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
