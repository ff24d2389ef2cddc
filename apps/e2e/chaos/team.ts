import { setTimeout as pause } from 'node:timers/promises';
import { accessToken, callGraph } from '../support/graph.ts';

/** Sends a member's requests while processes are killed. Failed requests are repeated, and repeating them is safe. */
export interface Team {
  ask(workspace: string | null, query: string, input?: object): Promise<Record<string, Answer>>;
}

/** The payload of a mutation. */
export type Answer = Readonly<Record<string, unknown>> & { readonly errors: readonly { readonly code: string }[] };

const OWNER = 'ada@acme.test';
const PASSWORD = 'welcome to the desk';

export async function signInTeam(url: string): Promise<Team> {
  let token = await retryUntilAnswered(() => accessToken(url, OWNER, PASSWORD));
  const ask: Team['ask'] = async (workspace, query, input) => {
    const headers = { authorization: `Bearer ${token}`, ...(workspace ? { 'x-workspace': workspace } : {}) };
    const variables = query.includes('$input') ? { input } : input;
    const { body } = await retryUntilAnswered(() => callGraph(url, { query, variables }, headers));
    const [fault] = body.errors ?? [];
    if (!fault) return body.data;
    if (fault.extensions.code !== 'UNAUTHENTICATED') throw new Error(JSON.stringify(fault));
    token = await retryUntilAnswered(() => accessToken(url, OWNER, PASSWORD));
    return ask(workspace, query, input);
  };
  return { ask };
}

/** Repeats `work` until it succeeds, as a browser page or a user does. After 101 failures, throws the last error. */
export async function retryUntilAnswered<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries > 100) throw error;
      await pause(200);
    }
  }
}
