import {
  type ContextGraph,
  DEFAULT_PERSONA,
  DEFAULT_QUESTIONS,
  defaultGraph,
  type Goal,
  type Persona,
  parseGraph,
  type Question,
  type QuestionType,
  sourceOf,
} from '@frontdesk/agent';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import type { QuestionRow } from './agent.repository.ts';

/** The draft of the agent, or the default that every workspace starts with. */
export interface Draft {
  readonly persona: Persona;
  readonly questions: readonly Question[];
  readonly goal: Goal;
  /** Custom graph source. Null when the graph is generated from the questions. */
  readonly graphSource: string | null;
  readonly revision: number;
}

/** A stored draft, locked by this transaction. */
export interface LockedDraft extends Draft {
  readonly agentId: string;
  readonly personaId: string;
}

const DEFAULT_DRAFT: Draft = {
  persona: DEFAULT_PERSONA,
  questions: DEFAULT_QUESTIONS,
  goal: 'BOOK',
  graphSource: null,
  revision: 0,
};

export async function loadDraft(tx: Tx): Promise<Draft> {
  return (await existing(tx)) ?? DEFAULT_DRAFT;
}

/** Name of the agent in the draft. */
export const agentName = async (tx: Tx): Promise<string> => (await loadDraft(tx)).persona.name;

/** Locks the agent's row until the end of the transaction, and creates it when missing. */
export async function lockDraft(tx: Tx, workspaceId: string): Promise<LockedDraft> {
  await tx.sql`
    insert into agents (workspace_id, id, goal, revision, updated_at)
    values (${workspaceId}, ${uuidv7()}, ${DEFAULT_DRAFT.goal}, 0, now()) on conflict do nothing`;
  await tx.sql`select 1 from agents for update`;
  const draft = await existing(tx);
  if (draft) return draft;
  const personaId = uuidv7();
  await tx.persona.create({ data: { workspaceId, id: personaId, ...DEFAULT_PERSONA } });
  await writeQuestions(tx, { workspaceId, personaId }, DEFAULT_QUESTIONS);
  return (await existing(tx)) as LockedDraft;
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

/** Increments the draft's revision together with other changes. */
export async function incrementRevision(
  tx: Tx,
  workspaceId: string,
  draft: LockedDraft,
  data: object = {},
): Promise<void> {
  const where = { workspaceId_id: { workspaceId, id: draft.agentId } };
  await tx.agent.update({ where, data: { ...data, revision: draft.revision + 1 } });
}

/** Source of the draft's graph. Stored sources were validated before; generated ones are valid. */
export const draftSource = ({ graphSource, questions, goal }: Omit<Draft, 'persona'>): string =>
  graphSource ?? sourceOf(defaultGraph(questions, goal));

export function graphIn(source: string): ContextGraph {
  const read = parseGraph(source);
  if ('problems' in read) throw new Error(`A stored graph cannot be parsed: ${read.problems[0]?.words}`);
  return read.graph;
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
    questions: persona.questions.map(questionOf),
    goal: agent.goal as Goal,
    graphSource: agent.graphSource,
    revision: agent.revision,
  };
}

const questionOf = ({ key, words, type, choices, required, disqualifying }: QuestionRow): Question => ({
  key,
  words,
  type: type as QuestionType,
  choices,
  required,
  disqualifying,
});
