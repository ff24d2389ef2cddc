import type { RouteHours, RouteOverflow, RouteRule } from '@frontdesk/domain';
import * as z from 'zod';
import type { Tx } from '../../../db/tenant-db.ts';

const StoredWeek = z.array(z.array(z.object({ from: z.number(), until: z.number() })));

/** Returns the routing rules of a phone number in the order of their evaluation. */
export async function readRouteRules(tx: Tx, phoneConfigId: string): Promise<RouteRule[]> {
  const rows = await tx.numberRouteRule.findMany({ where: { phoneConfigId }, orderBy: { position: 'asc' } });
  return rows.map(({ hours, weekly, serviceId, fallbackServiceId, overflow }) => ({
    hours: hours as RouteHours,
    weekly: StoredWeek.parse(weekly),
    serviceId,
    fallbackServiceId,
    overflow: overflow as RouteOverflow,
  }));
}

interface StoredRules {
  readonly workspaceId: string;
  readonly phoneConfigId: string;
  readonly rules: readonly RouteRule[];
}

/** Replaces the routing rules of a phone number. The calling code must hold the lock on the phone number. */
export async function storeRouteRules(tx: Tx, { workspaceId, phoneConfigId, rules }: StoredRules): Promise<void> {
  await tx.numberRouteRule.deleteMany({ where: { phoneConfigId } });
  for (const [position, { weekly, ...rule }] of rules.entries())
    await tx.numberRouteRule.create({
      data: { workspaceId, phoneConfigId, position, ...rule, weekly: JSON.parse(JSON.stringify(weekly)) },
    });
}
