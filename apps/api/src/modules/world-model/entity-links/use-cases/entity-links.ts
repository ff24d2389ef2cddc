import { scorePair } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueEntityMatching } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { eventSourceOf } from '../../entities/index.ts';
import {
  groupsOf,
  linkBetween,
  lockEntities,
  lockEntityLinks,
  ownerCounts,
  profilesOf,
  type StoredProfile,
} from '../entity-links.repository.ts';
import { groupProblem, publishLinkChange, recordLink, recordWithdrawal } from '../record-link.ts';
import { deleteSuggestions } from '../suggestions.ts';

interface EntityPair {
  readonly entityId: string;
  readonly otherEntityId: string;
}

/**
 * Links two entities that represent the same person or thing. Each keeps its events and fields, but they are read as
 * one entity. Refused if the linked entities contradict each other, or if the group would contain more than 50
 * entities.
 */
export const linkEntities = (ctx: WorkspaceContext, { entityId, otherEntityId }: EntityPair) =>
  ctx.db.write(async (tx) => {
    const { ids, profiles } = await openGroups(tx, ctx, [entityId, otherEntityId]);
    if (entityId === otherEntityId) return refused('ENTITY_LINK_WITH_ITSELF', 'otherEntityId');
    if ((await groupsOf(tx, [entityId])).includes(otherEntityId))
      return refused('ENTITIES_ALREADY_LINKED', 'otherEntityId');
    const problem = groupProblem(profiles);
    if (problem) return refused(problem, 'otherEntityId');
    const both = [profileIn(profiles, entityId), profileIn(profiles, otherEntityId)] as const;
    const scored = scorePair(...both, await ownerCounts(tx, both));
    const { score, evidence } = scored ?? { score: 0, evidence: [] };
    await recordLink(tx, { ...ctx, recorder: eventSourceOf(ctx) }, { ids: [entityId, otherEntityId], score, evidence });
    await deleteSuggestions(tx, ids);
    await publishLinkChange(tx, ctx, both);
    const after = { otherEntityId, scorePercent: Math.round(score * 100), evidence: evidence.map(({ kind }) => kind) };
    await recordEvent(tx, ctx, { name: 'entity.linked', subject: { type: 'Entity', id: entityId }, after });
    return { entity: byId(entityId), otherEntity: byId(otherEntityId) } as const;
  });

/**
 * Removes the link between two entities, which are then read separately again. Refused if they are not linked directly.
 */
export const unlinkEntities = (ctx: WorkspaceContext, { entityId, otherEntityId }: EntityPair) =>
  ctx.db.write(async (tx) => {
    const { ids, profiles } = await openGroups(tx, ctx, [entityId, otherEntityId]);
    const link = await linkBetween(tx, entityId, otherEntityId);
    if (!link) return refused('ENTITIES_NOT_LINKED', 'otherEntityId');
    await recordWithdrawal(tx, { ...ctx, recorder: eventSourceOf(ctx) }, link);
    await enqueueEntityMatching(tx, { workspaceId: ctx.workspace.id, entityIds: ids });
    await publishLinkChange(tx, ctx, [profileIn(profiles, entityId), profileIn(profiles, otherEntityId)]);
    const after = { otherEntityId };
    await recordEvent(tx, ctx, { name: 'entity.unlinked', subject: { type: 'Entity', id: entityId }, after });
    return { entity: byId(entityId), otherEntity: byId(otherEntityId) } as const;
  });

/**
 * Checks that the API caller can read the entities, locks all entities of their groups, and returns the locked
 * entities.
 */
async function openGroups(tx: Tx, ctx: WorkspaceContext, entityIds: readonly string[]) {
  await lockEntityLinks(tx, ctx.workspace.id);
  const ids = await groupsOf(tx, entityIds);
  await lockEntities(tx, ids);
  const found = await tx.entity.findMany({ where: { id: { in: [...entityIds] } } });
  for (const id of entityIds) authorize(ctx, 'read', 'Entity', found.find((entity) => entity.id === id) ?? null);
  return { ids, profiles: await profilesOf(tx, ids) };
}

function profileIn(profiles: readonly StoredProfile[], id: string): StoredProfile {
  const profile = profiles.find((one) => one.id === id);
  if (!profile) throw new Error('The entity has no profile.');
  return profile;
}
