import { TEST_CALL_PURPOSES, USAGE_LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { ReadStatement } from '../../../db/read-db.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { statement } from '../../../db/transaction.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { alertAtLimit, type BudgetState, isAlertDue, lockBudget, stoppedUntil } from './budget.ts';
import type { PurposedCall } from './counting-model.ts';

/** Conversation, run and agent version to which model calls belong. */
export interface ModelCallPlace {
  readonly workspaceId: string;
  readonly conversationId?: string | null;
  readonly runId?: string | null;
  readonly agentVersionId?: string | null;
}

/**
 * Records model calls with their current price, adds them to the totals and the usage, and alerts the workspace when it
 * reaches its cost limit. Runs a single SQL statement, except for an alert. A call that is recorded again is not
 * counted again. Returns the time until which the agent must not call a model, or null if the agent can call models.
 * Locks the conversation, if there is one, and then the budget row until the end of the transaction. All code locks in
 * this order, which prevents deadlocks.
 */
// oxlint-disable-next-line max-params -- the arguments have different types, so their order cannot be confused.
export async function recordModelCalls(
  tx: Tx,
  services: Services,
  calls: readonly PurposedCall[],
  place: ModelCallPlace,
): Promise<Date | null> {
  if (calls.length === 0) return null;
  const [budget] = await tx.run<BudgetState>(recording(calls, place));
  if (!budget) return null;
  await alertAtLimit(tx, services, asSystemActor(services, place.workspaceId, ACTOR), budget);
  return stoppedUntil(budget);
}

/**
 * Records calls to models in a transaction of its own, before their result is stored. The row of the budget, which all
 * conversations of the workspace share, is locked for one round trip only.
 */
export async function storeModelCalls(
  services: Services,
  calls: readonly PurposedCall[],
  place: ModelCallPlace,
): Promise<void> {
  if (calls.length === 0) return;
  const db = services.database.forWorkspace(place.workspaceId);
  const [budget] = await db.write((tx) => tx.last<BudgetState>(recording(calls, place)));
  if (!budget || !isAlertDue(budget)) return;
  const by = asSystemActor(services, place.workspaceId, ACTOR);
  await db.write(async (tx) => alertAtLimit(tx, services, by, await lockBudget(tx, place.workspaceId)));
}

/** Returns the statement that records calls and returns the state of the budget. */
// oxlint-disable-next-line max-lines-per-function -- it is one statement.
function recording(calls: readonly PurposedCall[], place: ModelCallPlace): ReadStatement {
  const { conversationId = null, runId = null, agentVersionId = null } = place;
  const rows = JSON.stringify(calls.map(rowOf));
  return statement`
    with here as (
      select workspace_id, app.known_timezone(timezone) as tz, environment from workspaces),
    place as (
      select k.id as conversation_id, r.service_id from conversations k
        left join number_routes r on r.workspace_id = k.workspace_id and r.id = k.phone_config_id
       where k.id = ${conversationId}::uuid for key share of k),
    added as (
      insert into model_calls (workspace_id, id, conversation_id, run_id, agent_version_id, service_id, purpose, provider,
        integration_id, model, input_tokens, cached_input_tokens, output_tokens, audio_seconds, cost_micros, duration_ms,
        day, at)
      select h.workspace_id, c.id, (select conversation_id from place), ${runId}::uuid, ${agentVersionId}::uuid,
        (select service_id from place), c.purpose, c.provider, c."integrationId", c.model, c.input, c.cached, c.output,
        c.seconds,
        case when c.seconds is not null then round((c.seconds * p.audio_micros / 60)::numeric)
          when c."isKnown" then round(((c.input - coalesce(c.cached, 0))::numeric * p.input_micros
            + coalesce(c.cached, 0)::numeric * coalesce(p.cached_input_micros, p.input_micros)
            + c.output::numeric * p.output_micros) / 1000000) end,
        c."durationMs", (c.at at time zone h.tz)::date, c.at
        from here h cross join jsonb_to_recordset(${rows}::jsonb) as c (id uuid, purpose text, provider text,
          "integrationId" uuid, model text, names text[], "isKnown" boolean, input int, cached int, output int,
          seconds float8, "durationMs" int, at timestamptz)
        left join lateral (
          select * from model_prices m where m.provider = c.provider and m.model = any (c.names) and m.valid_from <= c.at
           order by array_position(c.names, m.model), m.valid_from desc limit 1) p on true
      on conflict do nothing
      returning *),
    days as (
      insert into model_usage_days as d (workspace_id, id, day, agent_version_id, service_id, purpose, provider, model,
        call_count, unpriced_count, input_tokens, cached_input_tokens, output_tokens, audio_seconds, cost_micros)
      select workspace_id, md5(concat_ws(' ', day, coalesce(agent_version_id::text, '-'), coalesce(service_id::text, '-'),
          purpose, provider, model))::uuid as id, day, agent_version_id, service_id, purpose, provider, model,
        count(*), count(*) filter (where cost_micros is null), sum(input_tokens), sum(coalesce(cached_input_tokens, 0)),
        sum(output_tokens), sum(coalesce(audio_seconds, 0)), sum(coalesce(cost_micros, 0))
        from added group by workspace_id, day, agent_version_id, service_id, purpose, provider, model order by id
      on conflict (workspace_id, id) do update set call_count = d.call_count + excluded.call_count,
        unpriced_count = d.unpriced_count + excluded.unpriced_count,
        input_tokens = d.input_tokens + excluded.input_tokens,
        cached_input_tokens = d.cached_input_tokens + excluded.cached_input_tokens,
        output_tokens = d.output_tokens + excluded.output_tokens,
        audio_seconds = d.audio_seconds + excluded.audio_seconds, cost_micros = d.cost_micros + excluded.cost_micros),
    conversations_used as (
      insert into conversation_model_usage as u (workspace_id, id, call_count, unpriced_count, input_tokens, output_tokens,
        cost_micros)
      select workspace_id, conversation_id, count(*), count(*) filter (where cost_micros is null), sum(input_tokens),
        sum(output_tokens), sum(coalesce(cost_micros, 0))
        from added where conversation_id is not null group by workspace_id, conversation_id
      on conflict (workspace_id, id) do update set call_count = u.call_count + excluded.call_count,
        unpriced_count = u.unpriced_count + excluded.unpriced_count,
        input_tokens = u.input_tokens + excluded.input_tokens, output_tokens = u.output_tokens + excluded.output_tokens,
        cost_micros = u.cost_micros + excluded.cost_micros),
    metered as (
      insert into usage_events (workspace_id, meter, key, occurred_at, quantity, traffic, subject_id,
        uncharged_reason)
      select a.workspace_id, m.meter, a.id::text, a.at, m.quantity,
        case when h.environment = 'DEVELOPMENT' or a.purpose = any (${[...TEST_CALL_PURPOSES]}::text[])
          then 'SIMULATED' else 'LIVE' end, a.id,
        case when a.at < now() - make_interval(days => ${USAGE_LIMITS.lateDays}) then 'TOO_LATE' end
        from added a join here h on h.workspace_id = a.workspace_id
        cross join lateral (values ('model_tokens_in', a.input_tokens::bigint), ('model_tokens_out', a.output_tokens),
          ('model_cost_micros', a.cost_micros)) m (meter, quantity)
       where m.quantity > 0
      on conflict do nothing)
    insert into model_budgets as b (workspace_id, id, month, ends_at, cost_micros)
    select a.workspace_id, a.workspace_id, date_trunc('month', a.day)::date,
      (date_trunc('month', a.day) + interval '1 month') at time zone h.tz, sum(coalesce(a.cost_micros, 0))
      from added a join here h on h.workspace_id = a.workspace_id
     where a.day >= (select date_trunc('month', max(day)) from added) group by 1, 3, 4
    on conflict (workspace_id, id) do update set
      month = greatest(b.month, excluded.month),
      ends_at = case when excluded.month >= coalesce(b.month, '-infinity') then excluded.ends_at else b.ends_at end,
      cost_micros = case when excluded.month > coalesce(b.month, '-infinity') then excluded.cost_micros
        when excluded.month = b.month then b.cost_micros + excluded.cost_micros else b.cost_micros end,
      warned_at = case when excluded.month > coalesce(b.month, '-infinity') then null else b.warned_at end,
      reached_at = case when excluded.month > coalesce(b.month, '-infinity') then null else b.reached_at end
    returning b.workspace_id as "workspaceId", b.limit_micros::float8 as "limitMicros", b.action,
      b.cost_micros::float8 as "costMicros", b.ends_at as "endsAt", b.warned_at as "warnedAt", b.reached_at as "reachedAt"`;
}

const rowOf = ({ purpose, call }: PurposedCall) => {
  const { id, provider, integrationId, model, priceNames, usage, audioSeconds, durationMs, at } = call;
  return {
    id,
    purpose,
    provider,
    integrationId,
    model,
    names: priceNames,
    isKnown: usage !== null && usage.isUnknown !== true,
    input: usage?.inputTokens ?? 0,
    cached: usage?.cachedInputTokens ?? null,
    output: usage?.outputTokens ?? 0,
    seconds: audioSeconds,
    durationMs,
    at,
  };
};

const ACTOR = { kind: 'system', name: 'Model usage' } as const;
