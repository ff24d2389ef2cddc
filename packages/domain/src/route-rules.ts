import { invalidBusinessHours, isOpen, type OpenInterval } from './business-hours.ts';

/**
 * When a rule applies. OPEN and CLOSED: within and outside the business hours of the number. WEEKLY: at hours of its own,
 * also on holidays. ALWAYS: at any time.
 */
export const ROUTE_HOURS = ['OPEN', 'CLOSED', 'WEEKLY', 'ALWAYS'] as const;
export type RouteHours = (typeof ROUTE_HOURS)[number];

export const ROUTE_HOURS_TITLES: Record<RouteHours, string> = {
  OPEN: 'During business hours',
  CLOSED: 'Outside business hours',
  WEEKLY: 'At these hours',
  ALWAYS: 'Always',
};

/**
 * What happens without an enabled service. NEXT: the next rule that applies, then the service of the number. TEAM: people
 * answer.
 */
export const ROUTE_OVERFLOWS = ['NEXT', 'TEAM'] as const;
export type RouteOverflow = (typeof ROUTE_OVERFLOWS)[number];

export const ROUTE_OVERFLOW_TITLES: Record<RouteOverflow, string> = {
  NEXT: 'Use the next rule',
  TEAM: 'Hand over to the team',
};

export interface RouteRule {
  readonly hours: RouteHours;
  /** Open intervals of each day, from Monday to Sunday, for WEEKLY. Empty for other hours. */
  readonly weekly: readonly (readonly OpenInterval[])[];
  /** Null only together with TEAM. */
  readonly serviceId: string | null;
  /** Used while the service is disabled. */
  readonly fallbackServiceId: string | null;
  readonly overflow: RouteOverflow;
}

export const ROUTE_RULES_MAX = 10;

/**
 * Why a rule cannot be saved. WEEKLY_INVALID: no hours, or overlapping ones. NO_TARGET: it leads nowhere. SAME_FALLBACK:
 * the fallback is the service itself. OVERLAP: an earlier rule applies at the same hours. UNREACHABLE: an earlier rule
 * always applies.
 */
export type RouteRuleProblem =
  | 'TOO_MANY'
  | 'WEEKLY_INVALID'
  | 'NO_TARGET'
  | 'SAME_FALLBACK'
  | 'OVERLAP'
  | 'UNREACHABLE';

export interface InvalidRouteRule {
  readonly index: number;
  readonly problem: RouteRuleProblem;
}

/** Returns the first rule that cannot be saved. Null when all can. */
export function invalidRouteRule(rules: readonly RouteRule[]): InvalidRouteRule | null {
  if (rules.length > ROUTE_RULES_MAX) return { index: ROUTE_RULES_MAX, problem: 'TOO_MANY' };
  for (const [index, rule] of rules.entries()) {
    const problem = problemOf(rule, rules.slice(0, index));
    if (problem) return { index, problem };
  }
  return null;
}

function problemOf(rule: RouteRule, earlier: readonly RouteRule[]): RouteRuleProblem | null {
  if (rule.hours === 'WEEKLY' && !isValidWeek(rule.weekly)) return 'WEEKLY_INVALID';
  if (rule.serviceId === null && (rule.overflow !== 'TEAM' || rule.fallbackServiceId !== null)) return 'NO_TARGET';
  if (rule.serviceId !== null && rule.serviceId === rule.fallbackServiceId) return 'SAME_FALLBACK';
  if (earlier.some(({ hours }) => hours === 'ALWAYS')) return 'UNREACHABLE';
  return earlier.some((one) => overlaps(one, rule)) ? 'OVERLAP' : null;
}

const isValidWeek = (weekly: RouteRule['weekly']): boolean =>
  invalidBusinessHours({ weekly, holidays: [] }) === null && weekly.some((day) => day.length > 0);

/** Two rules for the business hours, or two weeks with a common minute. Other rules are resolved by their order. */
function overlaps(one: RouteRule, other: RouteRule): boolean {
  if (one.hours !== other.hours) return false;
  if (one.hours !== 'WEEKLY') return true;
  return one.weekly.some((day, index) =>
    day.some(({ from, until }) => (other.weekly[index] ?? []).some((slot) => slot.from < until && from < slot.until)),
  );
}

export interface RouteTime {
  readonly at: Date;
  readonly zone: string;
  /** Whether the business hours of the number are open. */
  readonly isOpen: boolean;
}

/** Where a number leads. Null: to its own service. */
export type ChosenRoute = { readonly index: number } & ({ readonly serviceId: string } | { readonly toTeam: true });

/** Evaluates the rules in order. A rule without an enabled service hands over to the team or to the next rule. */
export function chooseRoute(
  rules: readonly RouteRule[],
  time: RouteTime,
  isEnabled: (serviceId: string) => boolean,
): ChosenRoute | null {
  for (const [index, rule] of rules.entries()) {
    if (!applies(rule, time)) continue;
    const serviceId = [rule.serviceId, rule.fallbackServiceId].find((id) => id !== null && isEnabled(id));
    if (serviceId) return { index, serviceId };
    if (rule.overflow === 'TEAM') return { index, toTeam: true };
  }
  return null;
}

function applies({ hours, weekly }: RouteRule, { at, zone, isOpen: isOpenNow }: RouteTime): boolean {
  switch (hours) {
    case 'ALWAYS':
      return true;
    case 'OPEN':
      return isOpenNow;
    case 'CLOSED':
      return !isOpenNow;
    case 'WEEKLY':
      return isOpen({ weekly, holidays: [] }, zone, at);
  }
}
