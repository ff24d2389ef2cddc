import { composeGraph, type Dict, type Json } from '@frontdesk/agent/engine';
import { isProviderError } from '@frontdesk/providers';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { badInput } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { sensitiveTopics } from '../../../calls/voice-settings/index.ts';
import { readOptOutKeywords } from '../../../messaging/messaging-settings/index.ts';
import { hoursAt } from '../../business-hours/index.ts';
import { readToolKinds, runToolInTestChat } from '../../http-tools/index.ts';
import { answerQuestions } from '../../knowledge/index.ts';
import { engineLimits, readAgentLimits } from '../agent-limits.ts';
import { loadDraft, recordFirstTest } from '../draft.ts';
import { findDraftProblems } from '../find-draft-problems.ts';
import type { ModelOf } from '../resolve-model.ts';
import { runTestTurn, type TestChatLine } from '../run-test-turn.ts';
import { readTestMemory } from '../test-memory.ts';

interface TestAgent {
  readonly agentId: string | null;
  readonly history: readonly TestChatLine[];
  readonly memory: string | null;
}

/**
 * Maximum number and length of the messages in a test chat. They are limited, because every turn sends the whole chat
 * to a paid model.
 */
const LINES = 100;
const LINE_LENGTH = 5000;

/**
 * Runs one turn of a test chat with the draft. The client stores the chat; the server stores only the time of the first
 * test.
 */
export async function testAgent(ctx: WorkspaceContext, input: TestAgent, modelOf: ModelOf) {
  const { history } = input;
  if (history.length > LINES || history.some(({ text }) => text.length > LINE_LENGTH))
    throw badInput(`A test chat can have at most ${LINES} messages of at most ${LINE_LENGTH} characters.`, 'history');
  const now = ctx.services.clock();
  const { draft, problems, limits, ...facts } = await ctx.db.read((tx) =>
    readTestFacts(tx, { agentId: input.agentId, now }),
  );
  const model = await modelOf(ctx);
  if (!model) return refused('MODEL_NOT_SET_UP');
  await ctx.services.rateLimits.take('try:workspace', ctx.workspace.id);
  if (problems.length > 0) return refused('GRAPH_INVALID');
  const memory = readTestMemory(input.memory, now);
  try {
    const search = (questions: Json | undefined, language: string) =>
      ctx.db.read((tx) => answerQuestions(tx, questions, { language, phoneConfigId: null, now }));
    const runTool = (effect: { readonly name: string; readonly args: Dict<Json> }) => runToolInTestChat(ctx, effect);
    const about = { memory, history, ...facts, persona: draft.persona, limits, now, search, runTool };
    const test = await runTestTurn({ model, graph: composeGraph(draft), ...about });
    await ctx.db.write((tx) => recordFirstTest(tx, draft.agentId, now));
    return { test } as const;
  } catch (error) {
    if (isProviderError(error)) return refused('MODEL_FAILED');
    throw error;
  }
}

/** Reads the draft first, so that an unknown agent is NOT_FOUND in a workspace without a model, too. */
async function readTestFacts(tx: Tx, { agentId, now }: { agentId: string | null; now: Date }) {
  const draft = await loadDraft(tx, agentId);
  const { timezone: timeZone } = await workspaceTime(tx);
  return {
    draft,
    problems: await findDraftProblems(tx, draft),
    listens: await readOptOutKeywords(tx),
    topics: await sensitiveTopics(tx),
    tools: await readToolKinds(tx),
    limits: engineLimits(await readAgentLimits(tx, draft.agentId)),
    timeZone,
    hours: await hoursAt(tx, now, null),
  };
}

const workspaceTime = (tx: Tx) => tx.workspace.findFirstOrThrow({ select: { timezone: true } });
