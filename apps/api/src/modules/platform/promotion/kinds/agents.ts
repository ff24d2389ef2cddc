import { GOALS, QUESTION_TYPES } from '@frontdesk/agent';
import { z } from 'zod';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused } from '../../../../errors/refused.ts';
import {
  createAgent,
  type Draft,
  loadDraft,
  updateContextGraph,
  updatePersona,
  updateQuestions,
} from '../../../agent/configuration/index.ts';
import { readReferenceNames, withIds, withNames } from '../graph-references.ts';
import { kindRules, OLDEST_FIRST, type StoredItem, under } from './kind.ts';

const Question = z.strictObject({
  key: z.string(),
  words: z.string(),
  type: z.enum(QUESTION_TYPES),
  choices: z.array(z.string()),
  required: z.boolean(),
  disqualifying: z.array(z.string()),
});
const Agent = z.strictObject({
  name: z.string(),
  persona: z.strictObject({ name: z.string(), role: z.string(), tone: z.string() }),
  questions: z.array(Question),
  goal: z.enum(GOALS),
  /** Flows, slots and settings that the workspace added. Null if it added none. */
  graph: z.record(z.string(), z.unknown()).nullable(),
});
type AgentContent = z.infer<typeof Agent>;

/** Drafts of agents, by name. Versions, limits and the test policy stay in their workspace. */
export const agents = kindRules<AgentContent, never>({
  kind: 'AGENT',
  subject: 'Agent',
  needs: [
    ['create', 'Agent'],
    ['update', 'Persona'],
    ['update', 'ContextGraph'],
  ],
  shape: Agent,
  read: async (tx, ctx) => {
    const rows = await tx.agent.findMany({ select: { id: true }, orderBy: [...OLDEST_FIRST] });
    const names = await readReferenceNames(tx, ctx);
    const items: StoredItem<AgentContent>[] = [];
    // oxlint-disable-next-line no-await-in-loop -- a transaction runs one statement at a time.
    for (const { id } of rows) items.push(toItem(await loadDraft(tx, id), names));
    return items;
  },
  apply: async (ctx, { content, stored }) => {
    const graph = content.graph && withIds(content.graph, await ctx.db.read((tx) => readReferenceNames(tx, ctx)));
    if (isRefused(graph)) return graph;
    const draft = stored ? { agentId: stored.id, revision: stored.revision } : await createDraft(ctx, content.name);
    if (isRefused(draft)) return draft;
    const { agentId } = draft;
    const persona = under('persona', await updatePersona(ctx, { ...draft, ...content.persona }));
    if (isRefused(persona)) return persona;
    const questions = await updateQuestions(ctx, {
      agentId,
      revision: persona.draft.revision,
      questions: content.questions,
    });
    if (isRefused(questions)) return questions;
    const { goal } = content;
    const source = graph && JSON.stringify(graph);
    return updateContextGraph(ctx, { agentId, revision: questions.draft.revision, goal, source });
  },
});

async function createDraft(ctx: WorkspaceContext, name: string) {
  const created = await createAgent(ctx, { name, copiedAgentId: null });
  if (isRefused(created)) return created;
  const find = (tx: Tx) => tx.agent.findFirstOrThrow({ where: { name }, select: { id: true, revision: true } });
  const { id: agentId, revision } = await ctx.db.read(find);
  return { agentId, revision };
}

const toItem = (draft: Draft, names: Parameters<typeof withNames>[1]): StoredItem<AgentContent> => ({
  key: draft.name,
  id: draft.agentId,
  revision: draft.revision,
  content: {
    name: draft.name,
    persona: { name: draft.persona.name, role: draft.persona.role, tone: draft.persona.tone },
    questions: draft.questions.map(({ key, words, type, choices, required, disqualifying }) => ({
      key,
      words,
      type,
      choices: [...choices],
      required,
      disqualifying: [...disqualifying],
    })),
    goal: draft.goal,
    graph: draft.own && withNames(draft.own, names),
  },
});
