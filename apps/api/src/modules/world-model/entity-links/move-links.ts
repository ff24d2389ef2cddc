import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { groupsOf, linkBetween, linksOf, pairOf, profilesOf } from './entity-links.repository.ts';
import { groupProblem, recordLink, recordWithdrawal } from './record-link.ts';

interface ContactMove {
  /** Id of the contact whose links are moved. */
  readonly from: string;
  readonly to: string;
}

const RECORDER = { source: 'AGENT', sourceId: null } as const;

/**
 * Links the entity of the kept contact to the entities that are linked to the merged contact, and returns their ids. A
 * link that would contradict another link is omitted. Must be called after the events were moved, and after
 * `lockEntityLinks`.
 */
export async function moveContactLinks(tx: Tx, ctx: EventContext, { from, to }: ContactMove): Promise<string[]> {
  const [merged, kept] = [await entityOf(tx, from), await entityOf(tx, to)];
  if (!merged || !kept) return [];
  const links = await linksOf(tx, merged);
  const by = { ...ctx, recorder: RECORDER };
  for (const link of links) await recordWithdrawal(tx, by, link);
  for (const { entityId, otherEntityId, ...link } of links) {
    const other = entityId === merged ? otherEntityId : entityId;
    if (await canLink(tx, kept, other)) await recordLink(tx, by, { ...link, ids: [kept, other] });
  }
  return links.map(({ entityId, otherEntityId }) => (entityId === merged ? otherEntityId : entityId));
}

/**
 * Undoes `moveContactLinks` for the given entities. A link that a member removed since the merge is not restored. Must
 * be called after the events were moved back.
 */
export async function moveContactLinksBack(
  tx: Tx,
  ctx: EventContext,
  { from, to }: ContactMove,
  linkedIds: readonly string[],
): Promise<void> {
  const [kept, restored] = [await entityOf(tx, from), await entityOf(tx, to)];
  if (!kept || !restored) return;
  const by = { ...ctx, recorder: RECORDER };
  const existing = await tx.entity.findMany({ where: { id: { in: [...linkedIds] } }, select: { id: true } });
  for (const { id: other } of existing) {
    const link = await linkBetween(tx, kept, other);
    if (link) await recordWithdrawal(tx, by, link);
    else if (await wasLinked(tx, kept, other)) continue;
    const { score, evidence } = link ?? { score: 0, evidence: [] };
    if (await canLink(tx, restored, other)) await recordLink(tx, by, { ids: [restored, other], score, evidence });
  }
}

const entityOf = async (tx: Tx, contactId: string): Promise<string | null> =>
  (await tx.entity.findFirst({ where: { contactId }, select: { id: true } }))?.id ?? null;

async function wasLinked(tx: Tx, one: string, other: string): Promise<boolean> {
  const [entityId, otherEntityId] = pairOf(one, other);
  return (await tx.entityLink.count({ where: { entityId, otherEntityId } })) > 0;
}

async function canLink(tx: Tx, one: string, other: string): Promise<boolean> {
  if ((await groupsOf(tx, [one])).includes(other)) return false;
  return groupProblem(await profilesOf(tx, await groupsOf(tx, [one, other]))) === null;
}
