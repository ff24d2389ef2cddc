import { invalidRouteRule, type RouteRule, type RouteRuleProblem } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Service } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockPhoneConfig, phoneConfigById } from '../../../messaging/phone-configs/index.ts';
import { type GivenDay, parseWeek, presentWeek } from '../../business-hours/index.ts';
import { readRouteRules, storeRouteRules } from '../number-routing.repository.ts';
import { routeAt, servicesOf } from '../route-at.ts';

export const numberRouting = (ctx: WorkspaceContext, phoneConfigId: string) =>
  ctx.db.read(async (tx) => {
    if (!(await phoneConfigById(tx, phoneConfigId))) throw notFound();
    return presentRouting(tx, phoneConfigId, ctx.services.clock());
  });

async function presentRouting(tx: Tx, phoneConfigId: string, now: Date) {
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

interface GivenRule extends Pick<RouteRule, 'hours' | 'overflow'> {
  readonly weekly?: readonly GivenDay[] | null;
  readonly serviceId?: string | null;
  readonly fallbackServiceId?: string | null;
}

interface UpdateNumberRouting {
  readonly phoneConfigId: string;
  readonly rules: readonly GivenRule[];
}

/** Replaces the routing rules of a phone number (AM-33). */
export async function updateNumberRouting(ctx: WorkspaceContext, { phoneConfigId, rules: given }: UpdateNumberRouting) {
  const rules = given.map(ruleOf);
  const invalid = invalidRouteRule(rules);
  if (invalid) return refused('ROUTE_RULE_INVALID', `rules.${invalid.index}`, MESSAGES[invalid.problem]);
  return ctx.db.write(async (tx) => {
    const { number, provider } = authorize(ctx, 'update', 'PhoneConfig', await lockPhoneConfig(tx, phoneConfigId));
    const problem = await checkServices(tx, ctx, { rules, channel: provider === 'VAPI' ? 'VOICE' : 'WHATSAPP' });
    if (problem) return problem;
    const before = await describe(tx, await readRouteRules(tx, phoneConfigId));
    await storeRouteRules(tx, { workspaceId: ctx.workspace.id, phoneConfigId, rules });
    await recordEvent(tx, ctx, {
      name: 'phone_config.routing_changed',
      subject: { type: 'PhoneConfig', id: phoneConfigId },
      before: { number, rules: before },
      after: { number, rules: await describe(tx, rules) },
    });
    return {
      routing: await presentRouting(tx, phoneConfigId, ctx.services.clock()),
    } as const;
  });
}

const ruleOf = ({ hours, weekly, serviceId, fallbackServiceId, overflow }: GivenRule): RouteRule => ({
  hours,
  weekly: hours === 'WEEKLY' ? parseWeek(weekly ?? []) : [],
  serviceId: serviceId ?? null,
  fallbackServiceId: fallbackServiceId ?? null,
  overflow,
});

const MESSAGES: Readonly<Record<RouteRuleProblem, string>> = {
  TOO_MANY: 'A number can have at most 10 rules. Delete one first.',
  WEEKLY_INVALID:
    'Enter at least one interval. Each must end after it starts, and intervals of a day must not overlap.',
  NO_TARGET: 'Choose a service, or hand off to the team.',
  SAME_FALLBACK: 'Choose another service as the fallback.',
  OVERLAP: 'An earlier rule applies at the same hours. Change the hours of one of them.',
  UNREACHABLE: 'An earlier rule always applies, so this one is never used. Move it up or remove it.',
};

interface RulesToCheck {
  readonly rules: readonly RouteRule[];
  readonly channel: string;
}

/**
 * Returns a refusal if a service is disabled or belongs to another channel, and null if all services are valid. Throws
 * NOT_FOUND if a service does not belong to the workspace.
 */
async function checkServices(tx: Tx, ctx: WorkspaceContext, { rules, channel }: RulesToCheck): Promise<Refused | null> {
  for (const [index, rule] of rules.entries())
    for (const field of ['serviceId', 'fallbackServiceId'] as const) {
      const id = rule[field];
      if (id === null) continue;
      const service = authorize(ctx, 'read', 'Service', await lockRow<Service>(tx, 'Service', id));
      if (service.disabledAt) return refused('SERVICE_DISABLED', `rules.${index}.${field}`);
      if (service.channel !== channel) return refused('SERVICE_OTHER_CHANNEL', `rules.${index}.${field}`);
    }
  return null;
}

/** Formats the rules for the audit log, for example “OPEN: Day desk, Night desk, TEAM”. */
async function describe(tx: Tx, rules: readonly RouteRule[]): Promise<string[]> {
  const services = await servicesOf(tx, rules);
  return rules.map(({ hours, serviceId, fallbackServiceId, overflow }) => {
    const names = [serviceId, fallbackServiceId].flatMap((id) => (id === null ? [] : (services.get(id)?.name ?? '')));
    return `${hours}: ${[...names, overflow].join(', ')}`;
  });
}
