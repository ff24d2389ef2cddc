import type { Edge } from './edge.ts';
import { one } from './edge-joins.ts';

/** Fields that link agent runs and other types, by type and field name. */
export const AGENT_RUN_EDGES: Readonly<Record<string, Readonly<Record<string, Edge>>>> = {
  AgentRun: {
    conversation: one('Conversation', 'conversationId', 'Conversation of the run. Null if the viewer cannot read it.'),
    message: one('Message', 'messageId', 'Message that the run wrote. Null if it wrote none.'),
    agentVersion: one('AgentVersion', 'agentVersionId', 'Version of the agent. Null if no version was published.'),
  },
  Message: {
    trace: one(
      'AgentRun',
      { id: 'messageId' },
      'Run of the agent that wrote the message, step by step. Null for other messages, for runs older than the retention period.',
    ),
  },
};
