import type { Capability, VerifiedAccount } from './provider.ts';

/** Sends messages to contacts. The sender (number or messaging service) is part of the configuration. */
export interface MessagingPort {
  readonly capability: Capability;
  verify(): Promise<VerifiedAccount>;
  sendText(message: TextMessage): Promise<SentMessage>;
  sendTemplate(message: TemplateMessage): Promise<SentMessage>;
  /**
   * Looks up a message whose sending is UNCONFIRMED. Null when the provider has none. Throws UNCONFIRMED when the
   * lookup fails.
   */
  findSent(known: KnownMessage): Promise<SentMessage | null>;
}

interface OutboundMessage {
  /** E.164, without a channel prefix. */
  readonly to: string;
  /** URL for delivery status reports. Contains our own ID, so that a report can be matched to its message. */
  readonly statusCallback: string | null;
  /** Our own ID, for providers that report to a single URL and echo it. */
  readonly reference?: string;
}

export interface TextMessage extends OutboundMessage {
  readonly body: string;
}

export interface TemplateMessage extends OutboundMessage {
  /** Template ID at the provider: the Twilio ContentSid, or the name for WhatsApp Cloud. */
  readonly templateId: string;
  readonly language?: string;
  /** By position ("1", "2") in the template's text. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Known data of a message whose response was lost. */
export interface KnownMessage {
  readonly to: string;
  /** Null for a template, whose text only the provider has. */
  readonly body: string | null;
  readonly attemptedAt: Date;
  /** Provider IDs that belong to other messages, so that identical texts are not confused. */
  readonly except: readonly string[];
}

export type MessageStatus = 'QUEUED' | 'SENT' | 'DELIVERED' | 'READ' | 'FAILED';

export interface SentMessage {
  readonly providerId: string;
  readonly status: MessageStatus;
  /** Error code and message of the provider for a failed message. */
  readonly failure: { readonly code: string | null; readonly words: string } | null;
}
