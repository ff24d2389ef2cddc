import {
  type EnforcedMeter,
  METER_KEYS,
  METERS,
  type MeterKey,
  type PaymentState,
  type PlanFeature,
  type PlanLimit,
  type PlanPrice,
  type SubscriptionOverrides,
  type Throughput,
} from '@frontdesk/domain';
import { patternContaining } from '../../../db/like-pattern.ts';
import type { Page } from '../../../db/page.ts';
import type { Tx } from '../../../db/transaction.ts';

/** Terms of a plan version, as stored in the database. */
export interface StoredTerms {
  readonly planId: string;
  readonly planName: string;
  readonly features: readonly PlanFeature[];
  readonly limits: readonly PlanLimit[];
  readonly throughput: Throughput | null;
  readonly graceDays: number;
}

/**
 * Subscription of a workspace that has not ended or, if there is none, the last subscription if it was canceled because
 * of unpaid invoices. Times are in ISO 8601 format.
 */
export interface StoredSubscription {
  readonly id: string;
  readonly planVersionId: string;
  readonly interval: string;
  readonly seats: number | null;
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly endedAt: string | null;
  readonly pastDueAt: string | null;
  readonly restrictedAt: string | null;
  readonly canceledAt: string | null;
  readonly overrides: Partial<SubscriptionOverrides>;
  readonly priceMinor: number | null;
  readonly currency: string | null;
  readonly note: string;
  readonly versionNumber: number;
  readonly provider: string;
  readonly paymentState: PaymentState | null;
  readonly periodEndsAt: string | null;
  readonly cancelsAt: string | null;
}

/** Data that determines the entitlements of a workspace, and its usage. The usage period is the calendar month. */
export interface PlanState {
  readonly workspaceId: string;
  readonly name: string;
  readonly slug: string;
  readonly createdAt: Date;
  readonly startsAt: Date;
  readonly resetsAt: Date;
  readonly subscription: StoredSubscription | null;
  readonly subscribed: (StoredTerms & { readonly prices: readonly PlanPrice[] }) | null;
  readonly byDefault: StoredTerms | null;
  /** Usage by meter. Empty if it was not requested. */
  readonly used: Readonly<Partial<Record<MeterKey, number>>>;
}

const FLOWS = METER_KEYS.filter((key) => METERS[key].kind === 'FLOW');

/**
 * SQL query for the plan state of workspaces. Within a workspace, row-level security restricts the query to that
 * workspace. The system role reads all workspaces.
 */
const stateSql = (used: string, condition: string) => `
  select w.workspace_id as "workspaceId", w.name, w.slug, w.created_at as "createdAt", m.starts as "startsAt", m.ends as "resetsAt",
    case when s.id is not null then jsonb_build_object('id', s.id, 'planVersionId', s.plan_version_id,
      'interval', s.interval, 'seats', s.seats, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'endedAt', s.ended_at,
      'pastDueAt', s.past_due_at, 'restrictedAt', s.restricted_at, 'canceledAt', s.canceled_at, 'overrides', s.overrides,
      'priceMinor', s.price_minor, 'currency', s.currency, 'note', s.note, 'versionNumber', v.number,
      'provider', s.provider, 'paymentState', s.payment_state, 'periodEndsAt', s.period_ends_at,
      'cancelsAt', s.cancels_at) end as subscription,
    case when v.id is not null then jsonb_build_object('planId', p.id, 'planName', p.name, 'features', v.features,
      'limits', v.limits, 'throughput', v.throughput, 'graceDays', v.grace_days, 'prices', v.prices) end as subscribed,
    case when f.id is not null then jsonb_build_object('planId', f.plan_id, 'planName', f.name, 'features', f.features,
      'limits', f.limits, 'throughput', f.throughput, 'graceDays', f.grace_days) end as "byDefault",
    ${used} as used
  from workspaces w
    cross join lateral (
      select z.tz, date_trunc('month', $1::timestamptz at time zone z.tz) at time zone z.tz as starts,
        (date_trunc('month', $1::timestamptz at time zone z.tz) + interval '1 month') at time zone z.tz as ends
      from (select app.known_timezone(w.timezone) as tz) z) m
    left join lateral (
      select * from subscriptions l where l.workspace_id = w.workspace_id order by l.ended_at desc nulls first limit 1) s
      on s.ended_at is null or s.canceled_at is not null
    left join plan_versions v on v.id = s.plan_version_id
    left join plans p on p.id = v.plan_id
    left join lateral (
      select d.name, dv.* from plans d join plan_versions dv on dv.plan_id = d.id and dv.published_at is not null
      where d.is_default order by dv.number desc limit 1) f on true
  ${condition}`;

/**
 * SQL expression for the usage of each meter: for FLOW, the current sum of the period; for STOCK, the last value
 * measured within three days.
 */
const ALL_USED = `(
  select coalesce(jsonb_object_agg(u.meter, u.quantity) filter (where u.quantity is not null), '{}') from (
    select h.meter, case when h.meter = any($2::text[])
      then sum(h.quantity) filter (where h.traffic = 'LIVE' and h.hour >= m.starts and h.hour < m.ends)
      else (array_agg(h.quantity order by h.hour desc) filter (where h.hour >= $1::timestamptz - interval '3 days'))[1] end as quantity
    from usage_hours h
    where h.workspace_id = w.workspace_id and h.hour >= least(m.starts, $1::timestamptz - interval '3 days')
    group by h.meter) u)`;

const flowSql = (meter: 'ai_conversations' | 'campaign_messages' | 'call_seconds') => `(
  select coalesce(sum(h.quantity), 0)::float8 from usage_hours h where h.workspace_id = w.workspace_id
    and h.meter = '${meter}' and h.traffic = 'LIVE' and h.hour >= m.starts and h.hour < m.ends)`;

/** SQL expressions for the current usage of each enforced meter. Members and contacts are counted exactly. */
const ENFORCED_SQL: Readonly<Record<EnforcedMeter, string>> = {
  ai_conversations: flowSql('ai_conversations'),
  campaign_messages: flowSql('campaign_messages'),
  call_seconds: flowSql('call_seconds'),
  contacts: '(select count(*) from contacts c where c.workspace_id = w.workspace_id)',
  members: '(select count(*) from members c where c.workspace_id = w.workspace_id)',
};

/** Reads the plan state of the current workspace, without usage. */
export const readPlan = (tx: Tx, now: Date): Promise<PlanState> => readOne(tx, stateSql(`'{}'::jsonb`, ''), [now]);

/** Reads the plan state of the current workspace, with the usage of one meter. */
export const readPlanOf = (tx: Tx, now: Date, meter: EnforcedMeter): Promise<PlanState> =>
  readOne(tx, stateSql(`jsonb_build_object('${meter}', ${ENFORCED_SQL[meter]})`, ''), [now]);

/**
 * SQL expression for the exact number of current members and contacts. Used only within a workspace, because the system
 * role cannot read contacts.
 */
const COUNTED = `jsonb_build_object('members', ${ENFORCED_SQL.members}, 'contacts', ${ENFORCED_SQL.contacts})`;

/** Reads the plan state of the current workspace, with the usage of all meters. */
export const readPlanAndUsage = (tx: Tx, now: Date): Promise<PlanState> =>
  readOne(tx, stateSql(`${ALL_USED} || ${COUNTED}`, ''), [now, FLOWS]);

/** Reads the plan state of a workspace as the system role, without usage. Returns null if the workspace was deleted. */
export async function findPlanState(tx: Tx, now: Date, workspaceId: string): Promise<PlanState | null> {
  const text = stateSql(`'{}'::jsonb`, 'where w.workspace_id = $2');
  const [state] = await tx.run<PlanState>({ name: null, text, values: [now, workspaceId] });
  return state ?? null;
}

async function readOne(tx: Tx, text: string, values: readonly unknown[]): Promise<PlanState> {
  const [state] = await tx.run<PlanState>({ name: null, text, values: [...values] });
  if (!state) throw new Error('The workspace was deleted.');
  return state;
}

interface StateSearch extends Page {
  readonly search: string;
}

/** Reads the plan states and usage of workspaces as the system role, newest workspace first. */
export const findPlanStates = (tx: Tx, now: Date, { search, take, after }: StateSearch): Promise<PlanState[]> =>
  tx.run<PlanState>({
    name: null,
    text: stateSql(
      ALL_USED,
      `where (w.name ilike $3 or w.slug ilike $3)
        and ($4::timestamptz is null or (w.created_at, w.workspace_id) < ($4::timestamptz, $5::uuid))
      order by w.created_at desc, w.workspace_id desc limit $6`,
    ),
    values: [now, FLOWS, patternContaining(search), after?.at ?? null, after?.id ?? null, take],
  });

export async function countWorkspaces(tx: Tx, search: string): Promise<number> {
  const like = patternContaining(search);
  const [row] = await tx.sql<{ count: number }>`
    select count(*)::int as count from workspaces where name ilike ${like} or slug ilike ${like}`;
  return row?.count ?? 0;
}

/**
 * Returns the ids of the workspaces that have limits: those with a subscription, or all workspaces if there is a
 * default plan.
 */
export async function findLimitedWorkspaces(tx: Tx): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>`
    select w.workspace_id as id from workspaces w
    where exists (select from plans where is_default)
      or exists (select from subscriptions s where s.workspace_id = w.workspace_id and s.ended_at is null)`;
  return rows.map(({ id }) => id);
}
