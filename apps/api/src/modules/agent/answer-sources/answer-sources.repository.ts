import type { KnowledgePassageKind } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';

/** A passage that supports a statement of the agent. */
export interface CitedPassage {
  readonly kind: KnowledgePassageKind;
  readonly title: string;
  readonly headings: readonly string[];
  readonly text: string;
  /** Page of a PDF file, starting with 1. Null for other passages. */
  readonly pageNumber: number | null;
  readonly sourceId: string | null;
  /** Address of a web page. Null for other passages. */
  readonly url: string | null;
}

/** Returns passages as sources with new ids. */
export const newSources = (passages: readonly CitedPassage[]) =>
  passages.map(({ headings, ...passage }) => ({ ...passage, id: uuidv7(), headings: [...headings] }));

interface Citation {
  readonly workspaceId: string;
  readonly passages: readonly CitedPassage[];
  readonly at: Date;
  /** The message or the call in which the agent stated the facts. */
  readonly in: { readonly messageId: string } | { readonly callId: string };
}

/** Stores the passages that a message or the next utterance of a call is based on. */
export async function storeAnswerSources(tx: Tx, { workspaceId, passages, at, in: place }: Citation): Promise<void> {
  if (passages.length === 0) return;
  const data = newSources(passages).map((source) => ({ ...source, ...place, workspaceId, citedAt: at }));
  await tx.answerSource.createMany({ data });
}

/** Tolerated difference between the clocks of the product and of the voice provider. */
const SKEW_MS = 1000;

interface SpokenTurn {
  readonly callId: string;
  readonly turnId: string;
  readonly at: Date;
}

/** Links the passages that were cited before an utterance of the agent, and are not linked yet, to the utterance. */
export async function assignToTurn(tx: Tx, { callId, turnId, at }: SpokenTurn): Promise<void> {
  const where = { callId, transcriptTurnId: null, citedAt: { lte: new Date(at.getTime() + SKEW_MS) } };
  await tx.answerSource.updateMany({ where, data: { transcriptTurnId: turnId } });
}
