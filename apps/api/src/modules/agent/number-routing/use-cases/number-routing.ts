import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Service } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { phoneConfigById } from '../../../messaging/phone-configs/index.ts';
import { presentWeek } from '../../business-hours/index.ts';
import { readRouteRules } from '../number-routing.repository.ts';
import { routeAt, servicesOf } from '../route-at.ts';

export const numberRouting = (ctx: WorkspaceContext, phoneConfigId: string) =>
  ctx.db.read(async (tx) => {
    if (!(await phoneConfigById(tx, phoneConfigId))) throw notFound();
    return presentRouting(tx, phoneConfigId, ctx.services.clock());
  });

export async function presentRouting(tx: Tx, phoneConfigId: string, now: Date) {
  const { timezone } = await tx.workspace.findFirstOrThrow({ select: { timezone: true } });
  const rules = await readRouteRules(tx, phoneConfigId);
  const services = await servicesOf(tx, rules);
  const named = (id: string | null) => presentService((id && services.get(id)) || null);
  const { service, toTeam, ruleIndex } = await routeAt(tx, now, phoneConfigId);
  return {
    phoneConfigId,
    rules: rules.map(({ hours, weekly, serviceId, fallbackServiceId, overflow }) => ({
      hours,
      weekly: presentWeek(weekly),
      service: named(serviceId),
      fallback: named(fallbackServiceId),
      overflow,
    })),
    timezone,
    current: { ruleIndex, service: presentService(service), toTeam },
  };
}

const presentService = (service: Service | null) =>
  service && { id: service.id, name: service.name, isEnabled: service.disabledAt === null };
