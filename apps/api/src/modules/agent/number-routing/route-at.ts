import { chooseRoute, type RouteRule } from '@frontdesk/domain';
import type { Service } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { hoursAt } from '../business-hours/index.ts';
import { serviceOf } from '../services/index.ts';
import { readRouteRules } from './number-routing.repository.ts';

/** Destination to which a phone number is routed at a given time. */
export interface RouteNow {
  /**
   * Service that replies to the contact. Null if no service applies. Only the service assigned to the phone number
   * itself can be disabled, because routing rules skip disabled services.
   */
  readonly service: Service | null;
  /** True if the rules route to the team. In calls, the service speaks only until a member takes over. */
  readonly toTeam: boolean;
  /** Index of the rule that matches. Null if no rule matches and the phone number's own service is used. */
  readonly ruleIndex: number | null;
}

/**
 * Returns the destination of the first matching rule: a service or the team. If no rule matches, returns the phone
 * number's own service (AM-33).
 */
export async function routeAt(tx: Tx, now: Date, phoneConfigId: string): Promise<RouteNow> {
  const own = await serviceOf(tx, phoneConfigId);
  const rules = await readRouteRules(tx, phoneConfigId);
  if (rules.length === 0) return { service: own, toTeam: false, ruleIndex: null };
  const services = await servicesOf(tx, rules);
  const { timezone: zone } = await tx.workspace.findFirstOrThrow({ select: { timezone: true } });
  const { open: isOpen } = await hoursAt(tx, now, phoneConfigId);
  const isEnabled = (id: string): boolean => services.get(id)?.disabledAt === null;
  const chosen = chooseRoute(rules, { at: now, zone, isOpen }, isEnabled);
  if (!chosen) return { service: own, toTeam: false, ruleIndex: null };
  const { index: ruleIndex } = chosen;
  if ('serviceId' in chosen) return { service: services.get(chosen.serviceId) ?? null, toTeam: false, ruleIndex };
  return { service: own?.disabledAt === null ? own : null, toTeam: true, ruleIndex };
}

/** Returns the services that the rules refer to, by id. */
export async function servicesOf(tx: Tx, rules: readonly RouteRule[]): Promise<ReadonlyMap<string, Service>> {
  const ids = rules.flatMap(({ serviceId, fallbackServiceId }) => [serviceId, fallbackServiceId]);
  const known = await tx.service.findMany({ where: { id: { in: ids.filter((id) => id !== null) } } });
  return new Map(known.map((service) => [service.id, service]));
}
