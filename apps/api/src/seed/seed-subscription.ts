import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../auth/context.ts';
import { billEndedPeriods } from '../modules/platform/billing/index.ts';

interface SubscriptionSeedInput {
  readonly workspaceId: string;
  /** Name of the customer on the invoices. */
  readonly name: string;
}

const SEATS = 10;
const MONTHS = 3;

/**
 * Creates a subscription to the plan of the demo that started three months ago, and the invoices of these months.
 * The invoices that are due are paid.
 */
export async function seedSubscription(
  services: Services,
  { workspaceId, name }: SubscriptionSeedInput,
): Promise<void> {
  const version = await services.database.system.prisma.planVersion.findFirst({ where: { plan: { key: 'demo' } } });
  if (!version || services.billing !== 'MANUAL') return;
  const now = services.clock();
  const db = services.database.forWorkspace(workspaceId);
  const [id, startsAt] = [uuidv7(), monthsBefore(now, MONTHS)];
  await db.write(async (tx) => {
    const made = { createdAt: startsAt, createdByName: 'Pia Lund', updatedAt: startsAt, updatedByName: 'Pia Lund' };
    const terms = { planVersionId: version.id, interval: 'MONTH', seats: SEATS };
    await tx.workspaceSubscription.create({ data: { workspaceId, id, startsAt, ...terms, ...made } });
    const address = { address: '12 Mare Street\nLondon E8 4RP', country: 'GB', email: 'accounts@acme.test' };
    const payer = { name: `${name} Ltd`, ...address, updatedAt: startsAt, updatedByName: 'Ada Okafor' };
    await tx.billingAccountRow.create({ data: { workspaceId, ...payer } });
    for (let month = MONTHS - 1; month >= 0; month -= 1) {
      const clock = () => monthsBefore(now, month);
      await billEndedPeriods(tx, { ...services, clock }, id);
    }
    await tx.$executeRaw`
      update invoices set status = 'PAID', paid_at = due_at - interval '2 days', closed_by_name = 'Pia Lund',
        closing_reason = 'Bank transfer'
      where status = 'OPEN' and due_at < ${now}`;
  });
}

function monthsBefore(now: Date, months: number): Date {
  const at = new Date(now);
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() - months);
  at.setUTCHours(0, 0, 0, 0);
  return at;
}
