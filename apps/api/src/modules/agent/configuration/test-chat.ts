import type { Persona } from '@frontdesk/agent';
import type { ContextGraph, Dict, EngineState, Json } from '@frontdesk/agent/engine';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { sensitiveTopics } from '../../calls/voice-settings/index.ts';
import { readOptOutKeywords } from '../../messaging/messaging-settings/index.ts';
import type { AgentModels } from '../../platform/integrations/index.ts';
import { hoursAt } from '../business-hours/index.ts';
import { answerQuestions } from '../knowledge/index.ts';
import { readToolKinds, runToolInTestChat } from '../workspace-tools/index.ts';
import { engineLimits, readAgentLimits } from './agent-limits.ts';
import { runTestTurn, type TestChatLine, type TestTurn } from './run-test-turn.ts';

type TestFacts = Awaited<ReturnType<typeof readTestFacts>>;

/** Reads the settings of the workspace that a test chat of an agent uses. */
export async function readTestFacts(tx: Tx, { agentId, now }: { readonly agentId: string; readonly now: Date }) {
  const { timezone: timeZone } = await tx.workspace.findFirstOrThrow({ select: { timezone: true } });
  return {
    now,
    timeZone,
    listens: await readOptOutKeywords(tx),
    topics: await sensitiveTopics(tx),
    tools: await readToolKinds(tx),
    limits: engineLimits(await readAgentLimits(tx, agentId)),
    hours: await hoursAt(tx, now, null),
  };
}

interface TestChat {
  readonly models: AgentModels;
  readonly persona: Persona;
  readonly graph: ContextGraph;
  readonly facts: TestFacts;
}

interface TestMessage {
  readonly history: readonly TestChatLine[];
  readonly memory: EngineState;
}

type TestChatContext = Pick<WorkspaceContext, 'db' | 'services'> & { readonly workspaceId: string };

/**
 * Runs turns of a test chat. Knowledge searches and requests of read-only tools are real; other effects are simulated.
 */
export const openTestChat =
  ({ workspaceId, db, services }: TestChatContext, { facts, ...chat }: TestChat) =>
  (message: TestMessage): Promise<TestTurn> =>
    runTestTurn({
      ...chat,
      ...facts,
      ...message,
      search: (questions: Json | undefined, language: string) =>
        answerQuestions(services, {
          workspaceId,
          questions,
          now: facts.now,
          placeOf: async () => ({ language, phoneConfigId: null }),
        }),
      runTool: (effect: { readonly name: string; readonly args: Dict<Json> }) =>
        runToolInTestChat({ db, services }, effect),
    });
