import { PLAN_FEATURE_KEYS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../auth/context.ts';

/** Creates the default plan of the demo. It includes all features, so that the demo is not restricted. */
export async function seedPlan({ database, clock }: Services): Promise<void> {
  const key = 'demo';
  const [id, createdAt, createdByName] = [uuidv7(), clock(), 'Frontdesk'];
  await database.system.write(async (tx) => {
    if ((await tx.plan.count()) > 0) return;
    const plan = { id, key, name: 'Demo', description: 'Includes everything.', visibility: 'PRIVATE' };
    await tx.plan.create({ data: { ...plan, isDefault: true, createdAt, createdByName } });
    const limits = [
      { meter: 'ai_conversations', included: 1000, mode: 'SOFT' },
      { meter: 'contacts', included: 10_000, mode: 'SOFT' },
      { meter: 'members', included: 50, mode: 'SOFT' },
    ];
    const prices = [{ currency: 'EUR', interval: 'MONTH', baseMinor: 4900, perSeatMinor: 900 }];
    const terms = { features: [...PLAN_FEATURE_KEYS], limits, prices, graceDays: 14 };
    await tx.planVersion.create({
      data: { planId: id, number: 1, ...terms, createdAt, createdByName, publishedAt: createdAt },
    });
  });
}
