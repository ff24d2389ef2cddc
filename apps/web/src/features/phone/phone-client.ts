import type { PhoneAttachment } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

/** A message in the phone simulator. RECEIVED: sent by the workspace. SENT: written on the simulated phone. */
export interface PhoneMessage {
  sid: string;
  direction: 'RECEIVED' | 'SENT';
  body: string;
  status: string;
  at: string;
  /**
   * Options of the message. `label` is the label of the button that opens the list, or null if the options are buttons.
   * Null if the message has no options.
   */
  choices: { label: string | null; options: PhoneOption[] } | null;
  /** File that the workspace sent. `url` is that of an image, and null for other files. Null if there is none. */
  file: { name: string; url: string | null } | null;
}

export interface PhoneOption {
  id: string;
  title: string;
  description: string | null;
}

export interface PhoneContent {
  /** Display name of the agent. */
  agent: string;
  messages: PhoneMessage[];
}

/**
 * Client for the server's phone simulator API, which is necessary because browsers cannot access the simulated
 * providers directly.
 */
export interface PhoneClient {
  look(): Promise<PhoneContent>;
  say(body: string, attachment?: PhoneAttachment): Promise<void>;
  press(sid: string, choiceId: string): Promise<void>;
  read(): Promise<void>;
}

interface Caller {
  workspace: string;
  contact: string;
  accessToken: () => Promise<string | null>;
}

export function createPhoneClient({ workspace, contact, accessToken }: Caller): PhoneClient {
  const address = `/api/simulator/phones/${contact}`;
  async function ask(rest = '', body?: object): Promise<Response> {
    const token = await accessToken();
    const response = await fetch(`${address}${rest}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        'x-workspace': workspace,
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new PhoneUnreachable(response.status);
    return response;
  }
  return {
    look: async () => (await ask()).json() as Promise<PhoneContent>,
    say: async (body, attachment) => void (await ask('/messages', { body, attachment: attachment ?? null })),
    press: async (sid, choiceId) => void (await ask('/choices', { sid, choiceId })),
    read: async () => void (await ask('/read', {})),
  };
}

export class PhoneUnreachable extends Error {
  readonly status: number;

  constructor(status: number) {
    super(t`Phone simulator responded with status ${status}.`);
    this.status = status;
  }
}
