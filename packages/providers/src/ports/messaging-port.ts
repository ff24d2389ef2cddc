import type { Capability, VerifiedAccount } from './provider.ts';

/** Sends messages to contacts; the sender (number or messaging service) belongs to its configuration. */
export interface MessagingPort {
  readonly capability: Capability;
  verify(): Promise<VerifiedAccount>;
  sendText(message: TextMessage): Promise<SentMessage>;
  sendTemplate(message: TemplateMessage): Promise<SentMessage>;
  /** Looks for a message whose sending is UNCONFIRMED; null when the provider has none. UNCONFIRMED again when the provider cannot be asked. */
  findSent(known: KnownMessage): Promise<SentMessage | null>;
}

interface OutboundMessage {
  /** E.164, without a channel's prefix. */
  readonly to: string;
  /** Where the provider reports what becomes of it. Carries our own id, so that a report finds the message that it belongs to. */
  readonly statusCallback: string | null;
  /** Our own id, for a provider whose reports go to one address and carry what we gave. */
  readonly reference?: string;
}

export interface TextMessage extends OutboundMessage {
  readonly body: string;
}

export interface TemplateMessage extends OutboundMessage {
  /** The provider's id of the template: Twilio's ContentSid, or the name for WhatsApp Cloud. */
  readonly templateId: string;
  readonly language?: string;
  /** By place ("1", "2") in the template's text. */
  readonly variables: Readonly<Record<string, string>>;
}

/** What we know of a message whose answer was lost. */
export interface KnownMessage {
  readonly to: string;
  /** Null for a template, whose text only the provider knows. */
  readonly body: string | null;
  readonly attemptedAt: Date;
  /** Provider ids that other messages of ours already carry: the same words twice are two messages. */
  readonly except: readonly string[];
}

export type MessageStatus = 'QUEUED' | 'SENT' | 'DELIVERED' | 'READ' | 'FAILED';

export interface SentMessage {
  readonly providerId: string;
  readonly status: MessageStatus;
  /** The provider's code and words, when it has failed. */
  readonly failure: { readonly code: string | null; readonly words: string } | null;
}
