import { ROLLOUT_LIMITS, type RolloutEndReason } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { AgentRollout } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { type VersionRow, versionById } from '../agent.repository.ts';
import { currentSource } from '../draft.ts';
import { findAgentId } from '../find-agent.ts';
import { personaOf } from '../published-agent.ts';
import { latestRollout } from '../rollout-stats.ts';
import { addVersion } from '../versions.ts';

export interface RolloutInput {
  /** Percentage of contacts whose next episode uses the new version, from 1 to 100. */
  readonly share: number;
  /** Percentage of episodes with a handoff above which the rollout is rolled back. Null for no limit. */
  readonly maxHandoffPercent: number | null;
  /** Percentage of failed episodes above which the rollout is rolled back. Null for no limit. */
  readonly maxFailurePercent: number | null;
  /** Minimum number of ended episodes of the new version before the rollback limits apply. */
  readonly minEpisodes: number;
}

/** Returns why a rollout cannot start, or null if it can. */
export function refuseRollout(input: RolloutInput, before: VersionRow | null): Refused | null {
  if (!before) return refused('ROLLOUT_NEEDS_VERSION', 'rollout');
  if (!isPercent(input.share)) return refused('ROLLOUT_SHARE_INVALID', 'rollout.share');
  const limits = [input.maxHandoffPercent, input.maxFailurePercent];
  const areValid = limits.every((limit) => limit === null || isPercent(limit));
  return areValid && input.minEpisodes >= 1 && input.minEpisodes <= ROLLOUT_LIMITS.minEpisodes
    ? null
    : refused('ROLLOUT_LIMITS_INVALID', 'rollout');
}

const isPercent = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 100;

interface NewRollout {
  readonly version: VersionRow;
  readonly before: VersionRow;
  readonly input: RolloutInput;
}

/** Starts the rollout of a version that was just published. */
export async function startRollout(tx: Tx, ctx: WorkspaceContext, { version, before, input }: NewRollout) {
  const id = uuidv7();
  await tx.agentRollout.create({
    data: {
      workspaceId: ctx.workspace.id,
      id,
      agentId: version.agentId,
      versionId: version.id,
      baseVersionId: before.id,
      ...input,
      startedAt: version.publishedAt,
      startedByName: ctx.actor.name,
    },
  });
  const after = { number: version.number, share: input.share };
  await recordEvent(tx, ctx, { name: 'agent_rollout.started', subject: { type: 'Agent', id: version.agentId }, after });
}

/** Returns whether a rollout of the agent is in progress. */
export const hasActiveRollout = async (tx: Tx, agentId: string): Promise<boolean> =>
  (await tx.agentRollout.findFirst({ where: { agentId, status: 'ACTIVE' }, select: { id: true } })) !== null;

/** Returns the latest rollout of an agent with the statistics of both versions. Returns null if there is none. */
export const agentRollout = (ctx: WorkspaceContext, agentId: string | null) =>
  ctx.db.read(async (tx) => latestRollout(tx, await findAgentId(tx, agentId)));

/** Changes the share of a rollout. If the share grows, contacts who already have the new version keep it. */
export const updateRollout = (ctx: WorkspaceContext, { id, share }: { readonly id: string; readonly share: number }) =>
  ctx.db.write(async (tx) => {
    const rollout = await lockActive(tx, ctx, id);
    if ('type' in rollout) return rollout;
    if (!isPercent(share)) return refused('ROLLOUT_SHARE_INVALID', 'share');
    await tx.agentRollout.updateMany({ where: { id }, data: { share } });
    const subject = { type: 'Agent', id: rollout.agentId };
    const change = { before: { share: rollout.share }, after: { share } };
    await recordEvent(tx, ctx, { name: 'agent_rollout.updated', subject, ...change });
    return answer(tx, rollout);
  });

/** Ends a rollout and uses the new version for all contacts, from their next episode at the latest. */
export const promoteRollout = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const rollout = await lockActive(tx, ctx, id);
    if ('type' in rollout) return rollout;
    const end = { status: 'PROMOTED', endReason: 'MEMBER', endedAt: ctx.services.clock() };
    await tx.agentRollout.updateMany({ where: { id }, data: end });
    const subject = { type: 'Agent', id: rollout.agentId };
    await recordEvent(tx, ctx, { name: 'agent_rollout.promoted', subject, before: { share: rollout.share } });
    return answer(tx, rollout);
  });

/** Ends a rollout by publishing the content of the previous version again as a new version. */
export const rollBackRollout = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const rollout = await lockActive(tx, ctx, id);
    if ('type' in rollout) return rollout;
    await endWithRollBack(tx, ctx, rollout, 'MEMBER');
    return answer(tx, rollout);
  });

/**
 * Locks a rollout and its agent. Throws NOT_FOUND if the rollout does not exist, and returns a refusal if the rollout
 * has ended.
 */
async function lockActive(tx: Tx, ctx: WorkspaceContext, id: string): Promise<AgentRollout | Refused> {
  const found = await tx.agentRollout.findFirst({ where: { id }, select: { agentId: true } });
  if (!found) throw notFound();
  authorize(ctx, 'publish', 'Agent', await lockRow(tx, 'Agent', found.agentId));
  const rollout = await lockRow<AgentRollout>(tx, 'AgentRollout', id);
  if (!rollout) throw notFound();
  return rollout.status === 'ACTIVE' ? rollout : refused('ROLLOUT_ENDED');
}

const answer = async (tx: Tx, { agentId }: AgentRollout) => {
  const rollout = await latestRollout(tx, agentId);
  if (!rollout) throw new Error('The rollout was deleted.');
  return { rollout } as const;
};

/**
 * Ends a rollout and publishes the content of the previous version as a new version. The calling code must hold the
 * locks of the agent and the rollout. Throws an error if the previous version does not exist.
 */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
export async function endWithRollBack(tx: Tx, by: EventContext, rollout: AgentRollout, reason: RolloutEndReason) {
  const { id, agentId, baseVersionId } = rollout;
  const base = await versionById(tx, baseVersionId);
  if (!base) throw new Error('The version before the rollout does not exist.');
  const end = { status: 'ROLLED_BACK', endReason: reason, endedAt: by.services.clock() };
  await tx.agentRollout.updateMany({ where: { id }, data: end });
  const source = currentSource(base.graphSource);
  const content = { agentId, persona: personaOf(base), source, note: '', restoredNumber: base.number };
  const version = await addVersion(tx, by, content);
  const after = { number: version.number, restored: base.number, reason };
  await recordEvent(tx, by, { name: 'agent_rollout.rolled_back', subject: { type: 'Agent', id: agentId }, after });
}
