import { signWhatsAppCloud } from '@frontdesk/providers';
import type { MediaStore, StoredFile } from '../media/media-store.ts';
import type { SampleFile } from '../media/sample-files.ts';
import { appSecretOf, businessAccountIdOf, phoneNumberIdOf, seedOf, senderOf } from '../sandbox.ts';
import type { Sender } from '../server/courier.ts';
import type { CloudNumbers } from './cloud-numbers.ts';
import type { CloudMessage, CloudStore } from './cloud-store.ts';

interface PressedOption {
  readonly messageId: string;
  readonly choiceId: string;
}

export interface CloudPost {
  carry(message: CloudMessage): void;
  /** Reports that a delivered message was read. */
  read(message: CloudMessage): void;
  /** Presses an option of a message on a contact's phone. Throws an error if the message has no such option. */
  press(accessToken: string, from: string, option: PressedOption): Promise<CloudMessage>;
  receive(accessToken: string, from: string, body: string, profileName?: string): Promise<CloudMessage>;
  /** Sends a file from a contact. `more` is added to the file's part of the message, for example a caption. */
  receiveFile(accessToken: string, from: string, file: SampleFile, more?: object): Promise<StoredFile>;
  deliver(accessToken: string, value: object): Promise<unknown>;
}

export function cloudPost(
  { store, numbers, files }: { readonly store: CloudStore; readonly numbers: CloudNumbers; readonly files: MediaStore },
  courier: Sender,
  { webhookUrl, now }: { readonly webhookUrl: () => string; readonly now: () => Date },
): CloudPost {
  const timestamp = () => String(Math.floor(now().getTime() / 1000));
  const send = (seed: string, value: object) => {
    // A callback URL of the phone number takes precedence over the app's webhook URL.
    return courier.send({ url: numbers.of(seed).callbackUrl ?? webhookUrl(), ...signedEvent(seed, value) });
  };
  const report = (message: CloudMessage, status: 'sent' | 'delivered' | 'read') => {
    message.status = status;
    void send(message.seed, { statuses: [{ ...statusOf(message), timestamp: timestamp() }] });
  };
  const add = (accessToken: string, from: string, body: string) =>
    store.add({ seed: seedOfToken(accessToken), contact: digitsOf(from), direction: 'IN', body, reference: null });
  /** Delivers an inbound message with its content, which depends on its type. */
  const arrive = ({ seed, contact, id }: CloudMessage, content: object, name = 'Contact') =>
    send(seed, {
      contacts: [{ profile: { name }, wa_id: contact }],
      messages: [{ from: contact, id, timestamp: timestamp(), ...content }],
    });
  return {
    carry: (message) => {
      for (const status of ['sent', 'delivered'] as const) report(message, status);
    },
    read: (message) => {
      if (message.status === 'delivered') report(message, 'read');
    },
    press: async (accessToken, from, { messageId, choiceId }) => {
      const shown = store.between(seedOfToken(accessToken), digitsOf(from)).find(({ id }) => id === messageId);
      const { title, ...content } = pressedReply(shown, choiceId);
      const message = add(accessToken, from, title);
      await arrive(message, content);
      return message;
    },
    deliver: (accessToken, value) => send(seedOfToken(accessToken), value),
    receive: async (accessToken, from, body, profileName = 'Contact') => {
      const message = add(accessToken, from, body);
      await arrive(message, { type: 'text', text: { body } }, profileName);
      return message;
    },
    receiveFile: async (accessToken, from, file, more = {}) => {
      const stored = files.add(seedOfToken(accessToken), file);
      await arrive(add(accessToken, from, ''), {
        type: typeOf(file),
        [typeOf(file)]: { ...contentOf(stored), ...more },
      });
      return stored;
    },
  };
}

function signedEvent(seed: string, value: object) {
  const body = JSON.stringify(envelope(seed, value));
  const signature = signWhatsAppCloud(appSecretOf(seed), body);
  return { headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature }, body };
}

const statusOf = ({ id, status, contact, reference }: CloudMessage) => ({
  id,
  status,
  recipient_id: contact,
  ...(reference ? { biz_opaque_callback_data: reference } : {}),
});

const contentOf = ({ id, contentType: mime_type, sha256, fileName }: StoredFile) => ({
  id,
  mime_type,
  sha256,
  ...(fileName ? { filename: fileName } : {}),
});

const seedOfToken = (accessToken: string): string => seedOf('EAA', accessToken) ?? '';
const digitsOf = (number: string): string => number.replace(/^\+/, '');

/**
 * Returns the title and content of a pressed option in Meta's format. Throws an error if the message has no such
 * option.
 */
function pressedReply(shown: CloudMessage | undefined, choiceId: string) {
  const option = shown?.choices?.options.find(({ id }) => id === choiceId);
  if (!shown?.choices || !option) throw new Error('The message has no such option.');
  const { id, title, description } = option;
  const context = { from: senderOf(shown.seed).slice(1), id: shown.id };
  if (shown.choices.isOfTemplate) return { title, context, type: 'button', button: { payload: id, text: title } };
  const interactive =
    shown.choices.label === null
      ? { type: 'button_reply', button_reply: { id, title } }
      : { type: 'list_reply', list_reply: { id, title, ...(description ? { description } : {}) } };
  return { title, context, type: 'interactive', interactive };
}

function typeOf({ contentType }: SampleFile): string {
  const family = contentType.split('/')[0] ?? '';
  return ['image', 'audio', 'video'].includes(family) ? family : 'document';
}

const envelope = (seed: string, value: object) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: businessAccountIdOf(seed),
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: senderOf(seed).slice(1), phone_number_id: phoneNumberIdOf(seed) },
            ...value,
          },
        },
      ],
    },
  ],
});
