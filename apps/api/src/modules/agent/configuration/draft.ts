import {
  DEFAULT_PERSONA,
  DEFAULT_QUESTIONS,
  type Goal,
  type Persona,
  type Question,
  type QuestionType,
} from '@frontdesk/agent';
import {
  type ContextGraph,
  composeGraph,
  type GraphParts,
  partsOfGraphV1,
  readGraph,
  readGraphV1,
  sourceOf,
} from '@frontdesk/agent/engine';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { notFound } from '../../../errors/denials.ts';
import type { QuestionRow } from './agent.repository.ts';
import { findAgentId } from './find-agent.ts';

/** Draft of an agent, which is published as a version. */
export interface Draft extends GraphParts {
  readonly agentId: string;
  readonly name: string;
  readonly persona: Persona;
  readonly revision: number;
}

/** Stored draft whose row is locked by the current transaction. */
export interface LockedDraft extends Draft {
  readonly personaId: string;
}

/**
 * Returns the draft of an agent, or of the default agent if `agentId` is null. If no persona is stored, the draft
 * contains the default persona. Throws NOT_FOUND for an unknown id.
 */
export async function loadDraft(tx: Tx, agentId: string | null): Promise<Draft> {
  const id = await findAgentId(tx, agentId);
  const draft = await readStoredDraft(tx, id);
  if (!draft) throw notFound();
  return { ...draft, persona: draft.persona ?? DEFAULT_PERSONA };
}

/** Returns the default agent's persona name from the draft, which can differ from the published name. */
export const agentName = async (tx: Tx): Promise<string> => (await loadDraft(tx, null)).persona.name;

/**
 * Locks the row of an agent, or of the default agent if `agentId` is null, until the end of the transaction. Stores the
 * default persona and questions if the agent has none.
 */
export async function lockDraft(tx: Tx, workspaceId: string, agentId: string | null): Promise<LockedDraft> {
  const id = await findAgentId(tx, agentId);
  await tx.sql`select 1 from agents where id = ${id} for update`;
  const stored = await readStoredDraft(tx, id);
  if (!stored) throw notFound();
  if (stored.personaId !== null) {
    const draft = stored as LockedDraft;
    await storeConverted(tx, workspaceId, draft);
    return draft;
  }
  const personaId = uuidv7();
  await tx.persona.create({ data: { workspaceId, id: personaId, agentId: id, ...DEFAULT_PERSONA } });
  await writeQuestions(tx, { workspaceId, personaId }, DEFAULT_QUESTIONS);
  return { ...stored, persona: DEFAULT_PERSONA, personaId };
}

/**
 * Converts a graph stored in version 1 of the format to the current format and stores its questions. Does nothing for
 * other graphs.
 */
async function storeConverted(tx: Tx, workspaceId: string, draft: LockedDraft): Promise<void> {
  const agent = await tx.agent.findFirst({ where: { id: draft.agentId }, select: { graphSource: true } });
  if (!agent?.graphSource || !readGraphV1(agent.graphSource)) return;
  await writeQuestions(tx, { workspaceId, personaId: draft.personaId }, draft.questions);
  await tx.agent.updateMany({ where: { id: draft.agentId }, data: { graphSource: ownSource(draft) } });
}

/** Stores the time of the agent's first test chat. */
export async function recordFirstTest(tx: Tx, agentId: string, at: Date): Promise<void> {
  await tx.sql`update agents set tested_at = ${at} where id = ${agentId} and tested_at is null`;
}

export async function writeQuestions(
  tx: Tx,
  of: { workspaceId: string; personaId: string },
  questions: readonly Question[],
): Promise<void> {
  await tx.qualificationQuestion.deleteMany({ where: { personaId: of.personaId } });
  const data = questions.map((question, position) => ({ ...of, id: uuidv7(), position, ...question }));
  await tx.qualificationQuestion.createMany({ data });
}

/** Increments the draft's revision and stores the given changes in the same statement. */
export async function incrementRevision(
  tx: Tx,
  workspaceId: string,
  draft: LockedDraft,
  data: object = {},
): Promise<void> {
  const where = { workspaceId_id: { workspaceId, id: draft.agentId } };
  await tx.agent.update({ where, data: { ...data, revision: draft.revision + 1 } });
}

/** Returns the source of the complete graph, in the form that is stored when the draft is published. */
export const draftSource = (parts: GraphParts): string => sourceOf(composeGraph(parts));

/** Returns the source of the workspace's additions to the generated graph. Returns null if there are no additions. */
export const ownSource = ({ own }: Pick<GraphParts, 'own'>): string | null => (own === null ? null : sourceOf(own));

/**
 * Parses a stored graph. A graph in version 1 of the format is converted to the current version. Throws an error if the
 * graph cannot be parsed.
 */
export function graphIn(source: string): ContextGraph {
  const read = readGraph(source);
  if ('problems' in read) throw new Error(`A stored graph cannot be parsed: ${read.problems[0]?.words}`);
  return read.graph;
}

/**
 * Converts a stored source to the current version of the graph format. Returns the source unchanged if it cannot be
 * parsed.
 */
export function currentSource(source: string): string {
  const read = readGraph(source);
  return 'graph' in read ? sourceOf(read.graph) : source;
}

interface StoredDraft extends Omit<Draft, 'persona'> {
  /** Stored persona. Null if none is stored, in which case the default persona applies. */
  readonly persona: Persona | null;
  readonly personaId: string | null;
}

async function readStoredDraft(tx: Tx, agentId: string): Promise<StoredDraft | null> {
  const agent = await tx.agent.findFirst({ where: { id: agentId } });
  if (!agent) return null;
  const include = { questions: { orderBy: { position: 'asc' } } } as const;
  const persona = await tx.persona.findFirst({ where: { agentId }, include });
  const questions = persona ? persona.questions.map(questionOf) : DEFAULT_QUESTIONS;
  return {
    agentId,
    name: agent.name,
    personaId: persona?.id ?? null,
    persona: persona && { name: persona.name, role: persona.role, tone: persona.tone },
    ...partsOf(agent.goal as Goal, questions, agent.graphSource),
    revision: agent.revision,
  };
}

function partsOf(goal: Goal, questions: readonly Question[], source: string | null): GraphParts {
  const old = source === null ? null : readGraphV1(source);
  if (old) return partsOfGraphV1(old, goal);
  return { questions, goal, own: source === null ? null : graphIn(source) };
}

const questionOf = ({ key, words, type, choices, required, disqualifying }: QuestionRow): Question => ({
  key,
  words,
  type: type as QuestionType,
  choices,
  required,
  disqualifying,
});
