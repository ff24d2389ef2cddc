import type { Capability, VerifiedAccount } from './provider.ts';
import type { HeaderFormat, ProviderFile } from './provider-file.ts';

/** Sends messages to contacts. The configuration determines the sender: a phone number or a messaging service. */
export interface MessagingPort {
  readonly capability: Capability;
  verify(): Promise<VerifiedAccount>;
  sendText(message: TextMessage): Promise<SentMessage>;
  /** Sends a verification code. Throws REFUSED if the provider does not have the channel. */
  sendCode(message: CodeMessage): Promise<SentMessage>;
  sendTemplate(message: TemplateMessage): Promise<SentMessage>;
  /**
   * Searches for a message whose sending is UNCONFIRMED. Null if the provider has no such message. Throws UNCONFIRMED
   * if the provider's API offers no search.
   */
  findSent(known: KnownMessage): Promise<SentMessage | null>;
  /** Uploads a file for the header of templates, and returns its id. Throws REFUSED if the provider has no such files. */
  uploadMedia(file: ProviderFile): Promise<string>;
  /**
   * Returns the URL from which the file of an inbound message can be fetched. Throws REFUSED with the code
   * `MEDIA_EXPIRED` if the provider no longer stores the file.
   */
  locateMedia(providerRef: string): Promise<MediaLocation>;
}

/** URL of a file at the provider. */
export interface MediaLocation {
  readonly url: string;
  /** Headers with the credentials of the workspace. They must not be sent to the target of a redirect. */
  readonly headers: Readonly<Record<string, string>>;
}

interface OutboundMessage {
  /** Phone number in E.164, without a channel prefix. */
  readonly to: string;
  /**
   * URL for delivery reports. The URL contains Frontdesk's message ID, so that a report can be matched to the message.
   * If null, no URL is sent to the provider.
   */
  readonly statusCallback: string | null;
  /** Frontdesk's message ID, for providers that send all reports to one URL and include the ID in each report. */
  readonly reference?: string;
}

/** Options that the contact can press. A list is opened with a button that shows `label`. */
export interface TextChoices {
  readonly kind: 'BUTTONS' | 'LIST';
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly title: string; readonly description: string | null }[];
}

export interface TextMessage extends OutboundMessage {
  readonly body: string;
  /**
   * Options of the message. The inbound message contains the id of the option that the contact pressed. A provider
   * without support for options sends only the text, which names the options.
   */
  readonly choices?: TextChoices | null;
}

export interface CodeMessage {
  /** Phone number in E.164, without a channel prefix. */
  readonly to: string;
  readonly body: string;
  /** WHATSAPP requires an open reply window. */
  readonly channel: 'SMS' | 'WHATSAPP';
}

export interface TemplateMessage extends OutboundMessage {
  /** Template ID at the provider: the Twilio ContentSid, or the name for WhatsApp Cloud. */
  readonly templateId: string;
  readonly language?: string;
  /**
   * Values of the variables by position ("1") or name. Names of variables in a WhatsApp Cloud header have the prefix
   * `header_`, and the variable of a WhatsApp Cloud button is named after its position, such as `button_1`.
   */
  readonly variables: Readonly<Record<string, string>>;
  /**
   * Ids of the quick replies, with the position of the button from 0. The inbound message contains the id of the button
   * that the contact pressed. Ignored by Twilio, where the ids are part of the template.
   */
  readonly quickReplies?: readonly { readonly position: number; readonly id: string }[];
  /** File in the header, with the id of its upload. Ignored by Twilio, where it is part of the template. */
  readonly header?: HeaderMedia | null;
}

/** Uploaded file in the header of a template. */
export interface HeaderMedia {
  readonly format: HeaderFormat;
  readonly mediaId: string;
  readonly fileName: string;
}

/** Data with which a message is searched at the provider after its response was lost. */
export interface KnownMessage {
  readonly to: string;
  /** Text of the message. Null for a template, because only the provider knows the text. */
  readonly body: string | null;
  readonly attemptedAt: Date;
  /** Provider IDs of messages to exclude, so that two messages with the same text are not confused. */
  readonly except: readonly string[];
}

export type MessageStatus = 'QUEUED' | 'SENT' | 'DELIVERED' | 'READ' | 'FAILED';

export interface SentMessage {
  readonly providerId: string;
  readonly status: MessageStatus;
  /** Error code and error message of the provider. Null unless the message failed. */
  readonly failure: { readonly code: string | null; readonly words: string } | null;
}
