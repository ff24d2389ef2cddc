import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { findBillable } from '../invoices.repository.ts';
import { billNextPeriod } from '../issue-invoices.ts';

/**
 * Job that runs every hour and issues the invoices of periods that have ended, one transaction for each. A job that is
 * interrupted or runs twice issues each invoice once.
 */
export const issueInvoicesJob =
  (services: Pick<Services, 'billing' | 'clock' | 'database'>): Task =>
  async () => {
    if (services.billing === 'OFF') return;
    for (const { workspaceId, id } of await findBillable(services.database.system, services.clock())) {
      const workspace = services.database.forWorkspace(workspaceId);
      while (await workspace.write((tx) => billNextPeriod(tx, services, id)));
    }
  };
