import * as z from 'zod';
import type { MessageStatus } from '../ports/messaging-port.ts';
import { cloudErrorMessage } from '../whatsapp-cloud/map-error.ts';
import { cardAttachment, fileAttachment, type InboundAttachment, placeAttachment } from './inbound-attachment.ts';

/** One event of a webhook request, with all data that is needed to process the event separately. */
export interface CloudEvent {
  readonly kind: 'MESSAGE' | 'STATUS';
  /**
   * Meta's ID of the business phone number that received or sent the message. This ID alone determines the workspace.
   */
  readonly phoneNumberId: string;
  /** Meta's message ID, followed by the status in the case of a delivery report. Used to detect duplicates. */
  readonly providerId: string;
  /** Frontdesk's message ID. Null if the event does not contain it. */
  readonly reference: string | null;
  /**
   * Phone number or user ID of the sender of an inbound message. Null if Meta sends neither, and for a status report.
   */
  readonly sender: string | null;
  readonly payload: string;
}

const profile = z.looseObject({
  wa_id: z.string().nullish(),
  user_id: z.string().nullish(),
  profile: z.looseObject({ name: z.string().nullish() }).nullish(),
});

const message = z.looseObject({
  id: z.string().min(1),
  from: z.string().nullish(),
  from_user_id: z.string().nullish(),
  type: z.string(),
});

const status = z.looseObject({
  id: z.string().min(1),
  status: z.string(),
  biz_opaque_callback_data: z.string().nullish(),
  errors: z
    .array(
      z.looseObject({
        code: z.number().nullish(),
        title: z.string().nullish(),
        message: z.string().nullish(),
        error_data: z.looseObject({ details: z.string().nullish() }).nullish(),
      }),
    )
    .nullish(),
});

const delivery = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.object({
      changes: z.array(
        z.object({
          field: z.string(),
          value: z.looseObject({
            metadata: z.looseObject({ phone_number_id: z.string() }).nullish(),
            contacts: z.array(profile).nullish(),
            messages: z.array(z.unknown()).nullish(),
            statuses: z.array(z.unknown()).nullish(),
          }),
        }),
      ),
    }),
  ),
});

/**
 * Splits a webhook request into its events in their original order, and omits unknown events. Null if the body is not a
 * valid request.
 */
export function readCloudDelivery(rawBody: Buffer | string): CloudEvent[] | null {
  const read = delivery.safeParse(json(rawBody));
  if (!read.success) return null;
  const changes = read.data.entry.flatMap((entry) => entry.changes).filter(({ field }) => field === 'messages');
  return changes.flatMap(({ value }) => {
    const phoneNumberId = value.metadata?.phone_number_id;
    if (!phoneNumberId) return [];
    const people = value.contacts ?? [];
    return [
      ...(value.messages ?? []).flatMap((one) => messageEvent(phoneNumberId, one, people)),
      ...(value.statuses ?? []).flatMap((one) => statusEvent(phoneNumberId, one)),
    ];
  });
}

type Profile = z.infer<typeof profile>;

function messageEvent(phoneNumberId: string, raw: unknown, people: readonly Profile[]): CloudEvent[] {
  const read = message.safeParse(raw);
  if (!read.success) return [];
  const { id, from, from_user_id: userId } = read.data;
  const known = people.find((one) => (from && one.wa_id === from) || (userId && one.user_id === userId));
  const payload = JSON.stringify({ phoneNumberId, message: raw, sender: known ?? people[0] ?? null });
  const sender = from ?? userId ?? null;
  return [{ kind: 'MESSAGE', phoneNumberId, providerId: id, reference: null, sender, payload }];
}

function statusEvent(phoneNumberId: string, raw: unknown): CloudEvent[] {
  const read = status.safeParse(raw);
  if (!read.success) return [];
  const { id, status: word, biz_opaque_callback_data: reference } = read.data;
  const payload = JSON.stringify({ phoneNumberId, status: raw });
  return [
    { kind: 'STATUS', phoneNumberId, providerId: `${id} ${word}`, reference: reference ?? null, sender: null, payload },
  ];
}

export interface CloudInbound {
  readonly phoneNumberId: string;
  readonly wamid: string;
  /** Phone number in E.164. Null if WhatsApp sends only the user ID. */
  readonly from: string | null;
  readonly userId: string | null;
  readonly profileName: string | null;
  /** Meta's message type, for example text, image or reaction. */
  readonly type: string;
  /** Text that the contact wrote or selected. Empty for messages without text. */
  readonly text: string;
  /** Id of the option or of the quick reply of a template that the contact pressed. Null if the contact pressed none. */
  readonly choiceId: string | null;
  readonly attachments: readonly InboundAttachment[];
}

const place = z.looseObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: z.string().nullish(),
  address: z.string().nullish(),
});

const card = z.looseObject({
  name: z.looseObject({ formatted_name: z.string().nullish() }).nullish(),
  phones: z.array(z.looseObject({ phone: z.string().nullish(), wa_id: z.string().nullish() })).nullish(),
  emails: z.array(z.looseObject({ email: z.string().nullish() })).nullish(),
});

const choice = z.looseObject({ id: z.string().nullish(), title: z.string() });

const inbound = z.object({
  phoneNumberId: z.string(),
  message: message.extend({
    text: z.looseObject({ body: z.string() }).nullish(),
    button: z.looseObject({ text: z.string(), payload: z.string().nullish() }).nullish(),
    interactive: z
      .looseObject({
        button_reply: choice.nullish(),
        list_reply: choice.nullish(),
      })
      .nullish(),
    reaction: z.looseObject({ emoji: z.string().nullish() }).nullish(),
    image: file().nullish(),
    sticker: file().nullish(),
    audio: file().nullish(),
    video: file().nullish(),
    document: file().nullish(),
    location: place.nullish(),
    contacts: z.array(card).nullish(),
  }),
  sender: profile.nullish(),
});

function file() {
  return z.looseObject({
    id: z.string().nullish(),
    caption: z.string().nullish(),
    filename: z.string().nullish(),
    voice: z.boolean().nullish(),
  });
}

/** Parses one inbound message that `readCloudDelivery` returned. Null if the payload is not a valid message. */
export function readCloudMessage(payload: Buffer | string): CloudInbound | null {
  const read = inbound.safeParse(json(payload));
  if (!read.success) return null;
  const { phoneNumberId, message: told, sender } = read.data;
  const digits = told.from ?? sender?.wa_id ?? null;
  return {
    phoneNumberId,
    wamid: told.id,
    from: digits && /^[1-9]\d{4,14}$/.test(digits) ? `+${digits}` : null,
    userId: told.from_user_id ?? sender?.user_id ?? null,
    profileName: sender?.profile?.name ?? null,
    type: told.type,
    text: displayTextOf(told),
    choiceId: pressedOf(told)?.id ?? told.button?.payload ?? null,
    attachments: attachmentsOf(told),
  };
}

type CloudContent = z.infer<typeof inbound>['message'];

function attachmentsOf({ image, sticker, audio, video, document, location, contacts }: CloudContent) {
  const files = [
    ['IMAGE', image],
    ['STICKER', sticker],
    [audio?.voice ? 'VOICE' : 'AUDIO', audio],
    ['VIDEO', video],
    ['DOCUMENT', document],
  ] as const;
  return [
    ...files.flatMap(([kind, sent]) => (sent?.id ? [fileAttachment(kind, sent.id, sent.filename ?? null)] : [])),
    ...(location ? [placeAttachment(location)] : []),
    ...(contacts?.length ? [cardAttachment(contacts.map(cardText).join('\n'))] : []),
  ];
}

const cardText = ({ name, phones, emails }: z.infer<typeof card>): string =>
  [
    name?.formatted_name,
    ...(phones ?? []).map(({ phone, wa_id: digits }) => phone ?? (digits && `+${digits}`)),
    ...(emails ?? []).map(({ email }) => email),
  ]
    .filter(Boolean)
    .join(', ');

function displayTextOf(content: CloudContent): string {
  const { text, button, reaction, image, video, document } = content;
  const caption = image?.caption ?? video?.caption ?? document?.caption;
  return text?.body ?? button?.text ?? pressedOf(content)?.title ?? reaction?.emoji ?? caption ?? '';
}

const pressedOf = ({ interactive }: CloudContent) => interactive?.button_reply ?? interactive?.list_reply;

export interface CloudStatusReport {
  readonly wamid: string;
  readonly status: MessageStatus;
  readonly failure: { readonly code: string | null; readonly words: string } | null;
}

/** Parses a delivery report. Returns null if the payload is invalid or its status is unknown. */
export function readCloudStatus(payload: Buffer | string): CloudStatusReport | null {
  const read = z.object({ status }).safeParse(json(payload));
  if (!read.success) return null;
  const { id, status: word, errors } = read.data.status;
  const known = STATUSES[word];
  if (!known) return null;
  return { wamid: id, status: known, failure: known === 'FAILED' ? failureOf(errors?.[0]) : null };
}

const STATUSES: Readonly<Record<string, MessageStatus | undefined>> = {
  sent: 'SENT',
  delivered: 'DELIVERED',
  read: 'READ',
  played: 'READ',
  failed: 'FAILED',
};

function failureOf(error: NonNullable<z.infer<typeof status>['errors']>[number] | undefined) {
  const code = error?.code ?? null;
  const failureMessage = error?.error_data?.details || error?.message || error?.title;
  return {
    code: code?.toString() ?? null,
    words: cloudErrorMessage(code) ?? failureMessage ?? 'The provider gave no reason.',
  };
}

function json(body: Buffer | string): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}
