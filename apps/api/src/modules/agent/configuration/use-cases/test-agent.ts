import { composeGraph } from '@frontdesk/agent/engine';
import { isProviderError } from '@frontdesk/providers';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { badInput } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { areModelsStopped, countingModels, type PurposedCall, storeModelCalls } from '../../model-usage/index.ts';
import { loadDraft, recordFirstTest } from '../draft.ts';
import { findDraftProblems } from '../find-draft-problems.ts';
import type { ModelsOf } from '../resolve-models.ts';
import type { TestChatLine } from '../run-test-turn.ts';
import { openTestChat, readTestFacts } from '../test-chat.ts';
import { readTestMemory } from '../test-memory.ts';

interface TestAgent {
  readonly agentId: string | null;
  readonly history: readonly TestChatLine[];
  readonly memory: string | null;
}

/**
 * Maximum number of messages in a test chat, and maximum length of a message in characters. Limited because every turn
 * sends the whole chat to a paid model.
 */
const LINES = 100;
const LINE_LENGTH = 5000;

/**
 * Runs one turn of a test chat with the draft. The client stores the chat; the server stores only the time of the first
 * test.
 */
export async function testAgent(ctx: WorkspaceContext, input: TestAgent, modelsOf: ModelsOf) {
  const { history } = input;
  if (history.length > LINES || history.some(({ text }) => text.length > LINE_LENGTH))
    throw badInput(`A test chat can have at most ${LINES} messages of at most ${LINE_LENGTH} characters.`, 'history');
  const now = ctx.services.clock();
  const { draft, problems, facts, isStopped } = await ctx.db.read(async (tx) => {
    // The draft is read first, so that an unknown agent id causes NOT_FOUND even in a workspace without a model.
    const found = await loadDraft(tx, input.agentId);
    return {
      draft: found,
      problems: await findDraftProblems(tx, found),
      facts: await readTestFacts(tx, { agentId: found.agentId, now }),
      isStopped: await areModelsStopped(tx, now),
    };
  });
  const models = await modelsOf(ctx);
  if (!models) return refused('MODEL_NOT_SET_UP');
  await ctx.services.rateLimits.take('try:workspace', ctx.workspace.id);
  if (isStopped) return refused('MODEL_BUDGET_REACHED');
  if (problems.length > 0) return refused('GRAPH_INVALID');
  const memory = readTestMemory(input.memory, now);
  const calls: PurposedCall[] = [];
  try {
    const counted = countingModels(models, 'TEST', calls);
    const chat = openTestChat(
      { ...ctx, workspaceId: ctx.workspace.id },
      { models: counted, facts, persona: draft.persona, graph: composeGraph(draft) },
    );
    const test = await chat({ history, memory });
    await ctx.db.write((tx) => recordFirstTest(tx, draft.agentId, now));
    return { test } as const;
  } catch (error) {
    if (isProviderError(error)) return refused('MODEL_FAILED');
    throw error;
  } finally {
    await storeModelCalls(ctx.services, calls, { workspaceId: ctx.workspace.id });
  }
}
