import type { KnowledgePassageKind } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';

/** Passage that supports a statement of the agent. */
export interface CitedPassage {
  readonly kind: KnowledgePassageKind;
  readonly title: string;
  readonly headings: readonly string[];
  readonly text: string;
  /** Page number in a PDF file, starting at 1. Null for passages of other sources. */
  readonly pageNumber: number | null;
  readonly sourceId: string | null;
  /** URL of a web page. Null for passages of other sources. */
  readonly url: string | null;
}

/** Converts passages to answer sources with new ids. */
export const newSources = (passages: readonly CitedPassage[]) =>
  passages.map(({ headings, ...passage }) => ({ ...passage, id: uuidv7(), headings: [...headings] }));

interface Citation {
  readonly workspaceId: string;
  readonly passages: readonly CitedPassage[];
  readonly at: Date;
  /** Message or call in which the agent made the statement. */
  readonly in: { readonly messageId: string } | { readonly callId: string };
}

/** Stores the passages on which a message or the next utterance of a call is based. */
export async function storeAnswerSources(tx: Tx, { workspaceId, passages, at, in: place }: Citation): Promise<void> {
  if (passages.length === 0) return;
  const data = newSources(passages).map((source) => ({ ...source, ...place, workspaceId, citedAt: at }));
  await tx.answerSource.createMany({ data });
}

/** Tolerated difference in milliseconds between the clocks of this server and the voice provider. */
const SKEW_MS = 1000;

interface SpokenTurn {
  readonly callId: string;
  readonly turnId: string;
  readonly at: Date;
}

/** Links the passages that were cited before an utterance of the agent, and are not linked yet, to that utterance. */
export async function assignToTurn(tx: Tx, { callId, turnId, at }: SpokenTurn): Promise<void> {
  const where = { callId, transcriptTurnId: null, citedAt: { lte: new Date(at.getTime() + SKEW_MS) } };
  await tx.answerSource.updateMany({ where, data: { transcriptTurnId: turnId } });
}
