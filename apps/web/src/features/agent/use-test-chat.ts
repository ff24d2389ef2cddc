import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { TestAgentDocument } from '../../gql/test-agent.ts';
import type { TestAgentMutation } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';

export type TestChatState = Extract<TestAgentMutation['testAgent'], { __typename: 'AgentTested' }>['test'];

export interface Line {
  by: 'CONTACT' | 'AGENT';
  text: string;
}

/** State of the test chat. The chat is not stored on the server. */
export function useTestChat(agentId: string) {
  const [testAgent] = useMutation(TestAgentDocument);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [trial, setTrial] = useState<TestChatState | null>(null);
  const { attempt, pending, refusal, clear } = useMutationAction(async (history: readonly Line[]) => {
    const input = { agentId, history: [...history], memory: trial?.memory ?? null };
    return handleMutationResult((await testAgent({ variables: { input } })).data?.testAgent, {
      AgentTested: (answer) => {
        setTrial(answer.test);
        setLines([...history, ...answer.test.replies.map((text): Line => ({ by: 'AGENT', text }))]);
      },
    });
  });

  /**
   * Sends a message to the agent. Resolves to false if the request failed; the message is then removed from the chat.
   */
  async function send(text: string): Promise<boolean> {
    const next: Line[] = [...lines, { by: 'CONTACT', text }];
    setLines(next);
    const done = await attempt(next);
    if (!done) setLines(lines);
    return done;
  }
  const restart = () => {
    setLines([]);
    setTrial(null);
    clear();
  };
  return { lines, trial, pending, refusal, greet: () => attempt([]), send, restart };
}
