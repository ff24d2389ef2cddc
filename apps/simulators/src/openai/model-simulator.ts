import { type Simulator, type SimulatorControls, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import { answer } from './answer.ts';
import type { Conversation, SpokenLine } from './conversation.ts';
import { describeImage } from './media.ts';

export interface ModelSimulator extends Simulator {
  state(): { readonly conversations: readonly Conversation[] };
  /**
   * Sets the replies to the next requests, for example invalid replies, loops or calls to tools that are not allowed.
   */
  script(...replies: SpokenLine[]): void;
}

/** Function that returns the reply to a request, with the number of requests so far. */
export type Respond = (conversation: Conversation) => { readonly line: SpokenLine; readonly count: number };

/** Starts a simulator of a language model with the routes of one provider. */
export async function startModelSimulator(
  settings: SimulatorSettings,
  registerRoutes: (controls: SimulatorControls, respond: Respond) => void,
): Promise<ModelSimulator> {
  const conversations: Conversation[] = [];
  const scripted: SpokenLine[] = [];
  const respond: Respond = (conversation) => {
    conversations.push(conversation);
    const image = conversation.messages.at(-1)?.image;
    const line = scripted.shift() ?? (image ? { text: describeImage(image) } : answer(conversation));
    return { line, count: conversations.length };
  };
  const simulator = await startSimulator(settings, (controls) => {
    registerRoutes(controls, respond);
    controls.app.post<{ Body: { replies: SpokenLine[] } }>('/_control/script', async ({ body }, reply) => {
      scripted.push(...body.replies);
      return reply.code(204).send();
    });
    const reset = () => {
      conversations.length = 0;
      scripted.length = 0;
    };
    return { state: () => ({ conversations }), reset };
  });
  return { ...simulator, script: (...replies) => void scripted.push(...replies) };
}

/**
 * Returns the name of the response format of a request with a JSON schema. Providers other than OpenAI do not send the
 * name, so it is derived from the input. Null if the request has no schema.
 */
export function formatOf(schema: Readonly<Record<string, unknown>> | null, input: string): string | null {
  if (!schema) return null;
  const task = /"task":"(\w+)"/.exec(input)?.[1];
  if (task) return task;
  return Object.hasOwn((schema['properties'] as object | undefined) ?? {}, 'findings') ? 'safety' : 'ready';
}
