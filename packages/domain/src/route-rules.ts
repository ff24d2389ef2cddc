import { invalidBusinessHours, isOpen, type OpenInterval } from './business-hours.ts';

/**
 * When a rule applies. OPEN: within the business hours of the phone number. CLOSED: outside the business hours. WEEKLY:
 * at the weekly hours of the rule, even on holidays. ALWAYS: at any time.
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
 * What happens if no service of the rule is enabled. NEXT: the next matching rule is used, then the service of the
 * phone number. TEAM: the team answers.
 */
export const ROUTE_OVERFLOWS = ['NEXT', 'TEAM'] as const;
export type RouteOverflow = (typeof ROUTE_OVERFLOWS)[number];

export const ROUTE_OVERFLOW_TITLES: Record<RouteOverflow, string> = {
  NEXT: 'Use the next rule',
  TEAM: 'Hand off to the team',
};

export interface RouteRule {
  readonly hours: RouteHours;
  /** Open intervals for each day from Monday to Sunday. Empty unless `hours` is WEEKLY. */
  readonly weekly: readonly (readonly OpenInterval[])[];
  /** Id of the service that answers. Null only if `overflow` is TEAM. */
  readonly serviceId: string | null;
  /** Service that is used while the main service is disabled. Null if there is none. */
  readonly fallbackServiceId: string | null;
  readonly overflow: RouteOverflow;
}

export const ROUTE_RULES_MAX = 10;

/**
 * Reasons why a rule cannot be saved. WEEKLY_INVALID: the hours are missing or overlap. NO_TARGET: the rule has no
 * target. SAME_FALLBACK: the fallback and the main service are the same. OVERLAP: an earlier rule applies at the same
 * hours. UNREACHABLE: an earlier rule always applies.
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

/** Returns the first rule that cannot be saved, or null. */
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

/**
 * Returns whether two rules both apply to OPEN or both to CLOSED hours, or have a common minute in their weekly hours.
 */
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
  /** Whether the time is within the business hours of the phone number. */
  readonly isOpen: boolean;
}

/** Target selected by the rules of a phone number. `index` is the position of the rule. */
export type ChosenRoute = { readonly index: number } & ({ readonly serviceId: string } | { readonly toTeam: true });

/**
 * Evaluates the rules from first to last. Returns null if no rule selects a target, in which case the service of the
 * phone number is used.
 */
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
