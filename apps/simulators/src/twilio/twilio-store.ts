import { randomBytes } from 'node:crypto';

export type TwilioStatus = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'received';

export interface TwilioMessage {
  readonly sid: string;
  readonly accountSid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly direction: 'inbound' | 'outbound-api';
  readonly contentSid: string | null;
  readonly statusCallback: string | null;
  readonly createdAt: Date;
  status: TwilioStatus;
  errorCode: number | null;
}

export type NewMessage = Omit<TwilioMessage, 'sid' | 'createdAt'>;

export interface TwilioStore {
  add(message: NewMessage): TwilioMessage;
  get(sid: string): TwilioMessage | undefined;
  /** Returns messages, newest first as Twilio does. */
  list(accountSid: string, filter: { to?: string | undefined; from?: string | undefined }): TwilioMessage[];
  /** Returns the messages from and to a contact, oldest first. */
  between(accountSid: string, contact: string): TwilioMessage[];
  listen(listener: (message: TwilioMessage) => void): () => void;
  changed(message: TwilioMessage): void;
  all(): readonly TwilioMessage[];
  reset(): void;
}

export function twilioStore(now: () => Date): TwilioStore {
  const messages: TwilioMessage[] = [];
  const listeners = new Set<(message: TwilioMessage) => void>();
  const changed = (message: TwilioMessage) => {
    for (const listener of listeners) listener(message);
  };
  return {
    add: (given) => {
      const message = { ...given, sid: `SM${randomBytes(16).toString('hex')}`, createdAt: now() };
      messages.push(message);
      changed(message);
      return message;
    },
    get: (sid) => messages.find((message) => message.sid === sid),
    list: (accountSid, { to, from }) =>
      messages
        .filter((one) => one.accountSid === accountSid && (!to || one.to === to) && (!from || one.from === from))
        .toReversed(),
    between: (accountSid, contact) =>
      messages.filter((one) => one.accountSid === accountSid && (one.to === contact || one.from === contact)),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed,
    all: () => messages,
    reset: () => {
      messages.length = 0;
    },
  };
}
