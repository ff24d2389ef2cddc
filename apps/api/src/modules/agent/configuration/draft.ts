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
import type { QuestionRow } from './agent.repository.ts';

/** Draft of the agent. Every workspace starts with a default draft. */
export interface Draft extends GraphParts {
  readonly persona: Persona;
  readonly revision: number;
}

/** Stored draft whose row is locked by the current transaction. */
export interface LockedDraft extends Draft {
  readonly agentId: string;
  readonly personaId: string;
}

const DEFAULT_DRAFT: Draft = {
  persona: DEFAULT_PERSONA,
  questions: DEFAULT_QUESTIONS,
  goal: 'BOOK',
  own: null,
  revision: 0,
};

export async function loadDraft(tx: Tx): Promise<Draft> {
  return (await existing(tx)) ?? DEFAULT_DRAFT;
}

/** Returns the agent's name from the draft, which can differ from the published name. */
export const agentName = async (tx: Tx): Promise<string> => (await loadDraft(tx)).persona.name;

/** Locks the agent's row until the end of the transaction. Creates the row if it does not exist. */
export async function lockDraft(tx: Tx, workspaceId: string): Promise<LockedDraft> {
  await tx.sql`
    insert into agents (workspace_id, id, goal, revision, updated_at)
    values (${workspaceId}, ${uuidv7()}, ${DEFAULT_DRAFT.goal}, 0, now()) on conflict do nothing`;
  await tx.sql`select 1 from agents for update`;
  const draft = await existing(tx);
  if (draft) {
    await storeConverted(tx, workspaceId, draft);
    return draft;
  }
  const personaId = uuidv7();
  await tx.persona.create({ data: { workspaceId, id: personaId, ...DEFAULT_PERSONA } });
  await writeQuestions(tx, { workspaceId, personaId }, DEFAULT_QUESTIONS);
  return (await existing(tx)) as LockedDraft;
}

/** Converts a graph stored in version 1 of the format to the current format and stores its questions. */
async function storeConverted(tx: Tx, workspaceId: string, draft: LockedDraft): Promise<void> {
  const agent = await tx.agent.findFirst({ select: { graphSource: true } });
  if (!agent?.graphSource || !readGraphV1(agent.graphSource)) return;
  await writeQuestions(tx, { workspaceId, personaId: draft.personaId }, draft.questions);
  await tx.agent.updateMany({ data: { graphSource: ownSource(draft) } });
}

/** Stores the time of the first test chat. Creates the agent's row if it does not exist. */
export async function recordFirstTest(tx: Tx, workspaceId: string, at: Date): Promise<void> {
  await tx.sql`
    insert into agents (workspace_id, id, goal, revision, updated_at, tested_at)
    values (${workspaceId}, ${uuidv7()}, ${DEFAULT_DRAFT.goal}, 0, ${at}, ${at})
    on conflict (workspace_id) do update set tested_at = excluded.tested_at where agents.tested_at is null`;
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

/** Returns the source of the complete graph, as it is stored when the draft is published. */
export const draftSource = (parts: GraphParts): string => sourceOf(composeGraph(parts));

/** Returns the source of the workspace's additions to the generated graph. Returns null if there are no additions. */
export const ownSource = ({ own }: Pick<GraphParts, 'own'>): string | null => (own === null ? null : sourceOf(own));

/** Parses a stored graph. A graph in version 1 of the format is converted to the current version. */
export function graphIn(source: string): ContextGraph {
  const read = readGraph(source);
  if ('problems' in read) throw new Error(`A stored graph cannot be parsed: ${read.problems[0]?.words}`);
  return read.graph;
}

/** Converts a stored source to the current version of the graph format. Returns it unchanged if it cannot be parsed. */
export function currentSource(source: string): string {
  const read = readGraph(source);
  return 'graph' in read ? sourceOf(read.graph) : source;
}

async function existing(tx: Tx): Promise<LockedDraft | null> {
  const agent = await tx.agent.findFirst();
  const persona = await tx.persona.findFirst({ include: { questions: { orderBy: { position: 'asc' } } } });
  if (!agent || !persona) return null;
  const { name, role, tone } = persona;
  return {
    agentId: agent.id,
    personaId: persona.id,
    persona: { name, role, tone },
    ...partsOf(agent.goal as Goal, persona.questions.map(questionOf), agent.graphSource),
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
