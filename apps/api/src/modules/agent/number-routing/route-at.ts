import { chooseRoute, type RouteRule } from '@frontdesk/domain';
import type { Service } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { hoursAt } from '../business-hours/index.ts';
import { serviceOf } from '../services/index.ts';
import { readRouteRules } from './number-routing.repository.ts';

/** Where a number leads at a time. */
export interface RouteNow {
  /** Null: no service. A disabled one is the number's own, to which no rule leads. */
  readonly service: Service | null;
  /** People answer; the service only speaks on the phone until one joins. */
  readonly toTeam: boolean;
  /** Position of the rule. Null: the number's own service. */
  readonly ruleIndex: number | null;
}

/** AM-33: applies the rules of a number in order, then its own service. */
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

/** Services that rules name, by id. */
export async function servicesOf(tx: Tx, rules: readonly RouteRule[]): Promise<ReadonlyMap<string, Service>> {
  const ids = rules.flatMap(({ serviceId, fallbackServiceId }) => [serviceId, fallbackServiceId]);
  const known = await tx.service.findMany({ where: { id: { in: ids.filter((id) => id !== null) } } });
  return new Map(known.map((service) => [service.id, service]));
}
