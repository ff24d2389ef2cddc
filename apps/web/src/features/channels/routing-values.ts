import type { RouteHours, RouteOverflow } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { NumberRoutingQuery, UpdateNumberRoutingInput } from '../../gql/types.ts';
import { dayError, daysOf, type IntervalValue, weekOf } from '../../lib/weekly-hours.ts';

export type Routing = NumberRoutingQuery['numberRouting'];

/** A routing rule as form values. An empty string means no service. */
export interface RuleValues {
  /** Key that identifies the rule in the list. */
  key: number;
  hours: RouteHours;
  days: IntervalValue[][];
  serviceId: string;
  fallbackServiceId: string;
  overflow: RouteOverflow;
}

export const ruleValuesOf = ({ rules }: Routing): RuleValues[] =>
  rules.map(({ hours, weekly, service, fallback, overflow }, key) => ({
    key,
    hours,
    days: daysOf(weekly),
    serviceId: service?.id ?? '',
    fallbackServiceId: fallback?.id ?? '',
    overflow,
  }));

export const newRule = (rules: readonly RuleValues[]): RuleValues => ({
  key: Math.max(0, ...rules.map(({ key }) => key)) + 1,
  hours: rules.some(({ hours }) => hours === 'CLOSED') ? 'WEEKLY' : 'CLOSED',
  days: daysOf([]),
  serviceId: '',
  fallbackServiceId: '',
  overflow: 'TEAM',
});

/** Returns the reason why the rule cannot be saved, or null if it is valid. The server checks additional conditions. */
export function ruleError({ hours, days, serviceId, fallbackServiceId, overflow }: RuleValues): string | null {
  if (hours === 'WEEKLY' && days.every((day) => day.length === 0)) return t`Add hours on at least one day.`;
  if (hours === 'WEEKLY' && days.some((day) => dayError(day) !== null)) return t`Correct the hours.`;
  if (serviceId === '' && overflow !== 'TEAM') return t`Choose a service, or hand off to the team.`;
  if (serviceId === '' && fallbackServiceId !== '') return t`Choose a service before you choose a fallback.`;
  return serviceId !== '' && serviceId === fallbackServiceId ? t`Choose another service as the fallback.` : null;
}

export const routingInputOf = (phoneConfigId: string, rules: readonly RuleValues[]): UpdateNumberRoutingInput => ({
  phoneConfigId,
  rules: rules.map(({ hours, days, serviceId, fallbackServiceId, overflow }) => ({
    hours,
    weekly: hours === 'WEEKLY' ? weekOf(days) : null,
    serviceId: serviceId || null,
    fallbackServiceId: fallbackServiceId || null,
    overflow,
  })),
});

/**
 * Returns a sentence that names the rule that applies and the service or team that currently answers, or says that no
 * one answers.
 */
export function currentRouteLabel({ current, rules }: Routing): string {
  const { ruleIndex, toTeam, service } = current;
  const rule = ruleIndex === null ? null : ruleIndex + 1;
  const isUnmatched = rule === null && rules.length > 0;
  if (toTeam) {
    if (rule !== null) return t`Current route: your team (rule ${rule})`;
    return isUnmatched ? t`Current route: your team (no rule matches)` : t`Current route: your team`;
  }
  if (!service) {
    if (rule !== null) return t`Current route: no service (rule ${rule})`;
    return isUnmatched ? t`Current route: no service (no rule matches)` : t`Current route: no service`;
  }
  if (rule !== null) return t`Current route: ${service.name} (rule ${rule})`;
  return isUnmatched ? t`Current route: ${service.name} (no rule matches)` : t`Current route: ${service.name}`;
}
