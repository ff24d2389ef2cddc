import { type Contradiction, contradictionOf, DUPLICATES, type RefusalCode } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { publishEntityUpdates } from '../entities/index.ts';
import { type ActiveLink, pairOf, type StoredProfile } from './entity-links.repository.ts';

const CODES = {
  TYPES: 'ENTITY_TYPES_DIFFER',
  SYSTEMS: 'ENTITY_SYSTEMS_CONFLICT',
  BIRTH_DATES: 'ENTITY_BIRTH_DATES_DIFFER',
} as const satisfies Record<Contradiction, RefusalCode>;

/** Returns why these entities cannot form a group. Returns null if they can. */
export function groupProblem(profiles: readonly StoredProfile[]) {
  if (profiles.length > DUPLICATES.groupSize) return 'ENTITY_GROUP_FULL';
  const contradiction = contradictionOf(profiles);
  return contradiction && CODES[contradiction];
}

interface Recorder {
  readonly source: string;
  readonly sourceId: string | null;
}

/** Records that two entities are the same. */
export async function recordLink(
  tx: Tx,
  by: EventContext & { readonly recorder: Recorder },
  { ids, score, evidence }: { ids: readonly [string, string] } & Pick<ActiveLink, 'score' | 'evidence'>,
): Promise<void> {
  const [entityId, otherEntityId] = pairOf(...ids);
  const data = { workspaceId: by.workspace.id, id: uuidv7(), entityId, otherEntityId, score, ...by.recorder };
  await tx.entityLink.create({ data: { ...data, evidence: evidence as object[], createdAt: by.services.clock() } });
}

/** Records the withdrawal of a link. The link itself is not deleted. */
export async function recordWithdrawal(
  tx: Tx,
  by: EventContext & { readonly recorder: Recorder },
  { id: undoesId, entityId, otherEntityId }: ActiveLink,
): Promise<void> {
  const data = { workspaceId: by.workspace.id, id: uuidv7(), entityId, otherEntityId, undoesId, ...by.recorder };
  await tx.entityLink.create({ data: { ...data, createdAt: by.services.clock() } });
}

/** Publishes to webhooks that the links of these entities have changed. */
export const publishLinkChange = (tx: Tx, by: EventContext, profiles: readonly StoredProfile[]): Promise<void> =>
  publishEntityUpdates(
    tx,
    by,
    profiles.map(({ id, type, name: displayName, confidence }) => {
      return { id, type, displayName, confidence, changed: ['same_as'] };
    }),
  );
