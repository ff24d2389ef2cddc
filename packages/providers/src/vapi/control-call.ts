import type { ProviderHttpClient } from '../http/provider-http-client.ts';
import type { CallCommand, ControlledCall } from '../ports/voice-port.ts';
import { ProviderError } from '../provider-error.ts';

/**
 * Commands that can be retried safely. A second mute or end command has no effect, whereas a second command to speak
 * would make the contact hear the sentence twice.
 */
const REPEATABLE: ReadonlySet<CallCommand['type']> = new Set(['MUTE_ASSISTANT', 'UNMUTE_ASSISTANT', 'END']);

export async function controlCall(
  line: ProviderHttpClient,
  address: string,
  { controlUrl }: ControlledCall,
  command: CallCommand,
): Promise<void> {
  if (!isProviderHost(controlUrl, address))
    throw new ProviderError({
      provider: 'VAPI',
      kind: 'REFUSED',
      words: "The control URL of the call is not the provider's.",
    });
  await line.run(REPEATABLE.has(command.type) ? 'READ' : 'EFFECT', (request) =>
    request(controlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(toWireCommand(command)),
    }),
  );
}

function toWireCommand(command: CallCommand): object {
  switch (command.type) {
    case 'SAY':
      return { type: 'say', content: command.text, endCallAfterSpoken: command.thenEnd ?? false };
    case 'ADD_MESSAGE':
      return {
        type: 'add-message',
        message: { role: 'system', content: command.text },
        triggerResponseEnabled: command.answerNow ?? false,
      };
    case 'MUTE_ASSISTANT':
      return { type: 'control', control: 'mute-assistant' };
    case 'UNMUTE_ASSISTANT':
      return { type: 'control', control: 'unmute-assistant' };
    case 'END':
      return { type: 'end-call' };
    case 'TRANSFER':
      return { type: 'transfer', destination: { type: 'number', number: command.to } };
  }
}

/**
 * Returns whether a URL from a response has the origin of the provider, or is a subdomain of vapi.ai if the provider is
 * Vapi.
 */
export function isProviderHost(given: string, address: string): boolean {
  if (!URL.canParse(given)) return false;
  const [asked, ours] = [new URL(given), new URL(address)];
  if (asked.username || asked.password) return false;
  const isSibling =
    ours.hostname === 'api.vapi.ai' && asked.protocol === 'https:' && asked.hostname.endsWith('.vapi.ai');
  return asked.origin === ours.origin || isSibling;
}
