import { randomBytes } from 'node:crypto';
import { whatsApp } from './twilio-wire.ts';

export type TwilioStatus = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'received';

export interface TwilioMessage {
  readonly sid: string;
  readonly accountSid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly direction: 'inbound' | 'outbound-api';
  readonly contentSid: string | null;
  /** Quick replies that the contact can press. Absent if there are none. */
  readonly quickReplies?: readonly { readonly id: string; readonly title: string }[];
  readonly statusCallback: string | null;
  readonly createdAt: Date;
  status: TwilioStatus;
  errorCode: number | null;
}

export type NewMessage = Omit<TwilioMessage, 'sid' | 'createdAt'>;

/** Time from which the reply window of a contact is measured. */
export interface ReplyWindow {
  readonly accountSid: string;
  /** Phone number of the contact in E.164 format. */
  readonly contact: string;
  readonly lastInboundAt: Date;
}

export interface TwilioStore {
  add(message: NewMessage): TwilioMessage;
  get(sid: string): TwilioMessage | undefined;
  /** Returns messages, newest first, as Twilio does. */
  list(accountSid: string, filter: { to?: string | undefined; from?: string | undefined }): TwilioMessage[];
  /** Returns the WhatsApp messages and SMS from and to a contact, oldest first. */
  between(accountSid: string, contact: string): TwilioMessage[];
  /** Returns the time of the contact's last message. Null if the contact has never sent one. */
  lastInboundAt(accountSid: string, contact: string): Date | null;
  restoreWindow(window: ReplyWindow): void;
  listen(listener: (message: TwilioMessage) => void): () => void;
  changed(message: TwilioMessage): void;
  all(): readonly TwilioMessage[];
  reset(): void;
}

const windowKey = (accountSid: string, contact: string) => `${accountSid} ${contact}`;

/** Returns whether a message was sent to or by a contact, with WhatsApp or as an SMS. */
export const isWith = ({ to, from }: Pick<TwilioMessage, 'to' | 'from'>, contact: string): boolean =>
  [to, from].some((address) => whatsApp(address) === whatsApp(contact));

export function twilioStore(now: () => Date): TwilioStore {
  const messages: TwilioMessage[] = [];
  const restored = new Map<string, Date>();
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
    between: (accountSid, contact) => messages.filter((one) => one.accountSid === accountSid && isWith(one, contact)),
    lastInboundAt: (accountSid, contact) => {
      const own = (one: TwilioMessage) => one.accountSid === accountSid && one.from === contact;
      const last = messages.findLast((one) => one.direction === 'inbound' && own(one));
      return last?.createdAt ?? restored.get(windowKey(accountSid, contact)) ?? null;
    },
    restoreWindow: ({ accountSid, contact, lastInboundAt }) =>
      void restored.set(windowKey(accountSid, whatsApp(contact)), lastInboundAt),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed,
    all: () => messages,
    reset: () => {
      messages.length = 0;
      restored.clear();
    },
  };
}
