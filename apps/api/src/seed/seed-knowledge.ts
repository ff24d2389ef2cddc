import type { BusinessProfile, WrittenSourceKind } from '@frontdesk/domain';
import type { Tx } from '../db/tenant-db.ts';
import { storeProfile, storeSource } from '../modules/agent/knowledge/index.ts';

/** Texts of the business profile and the knowledge sources of a demo workspace. */
export interface KnowledgeTexts {
  readonly profile: BusinessProfile;
  readonly sources: readonly { readonly kind: WrittenSourceKind; readonly title: string; readonly text: string }[];
}

interface KnowledgeSeedInput {
  readonly texts: KnowledgeTexts;
  readonly workspaceId: string;
  readonly byName: string;
  readonly now: Date;
}

/** Stores the knowledge of the agent in a demo workspace. */
export async function seedKnowledge(tx: Tx, { texts, workspaceId, byName, now }: KnowledgeSeedInput): Promise<void> {
  const stamp = { workspaceId, at: now, byName };
  await storeProfile(tx, texts.profile, { ...stamp, revision: 1, change: 'CREATED' });
  // oxlint-disable-next-line no-await-in-loop -- a transaction runs one statement at a time.
  for (const source of texts.sources) await storeSource(tx, source, stamp);
}
