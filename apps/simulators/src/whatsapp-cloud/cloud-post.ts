import { signWhatsAppCloud } from '@frontdesk/providers';
import type { MediaStore, StoredFile } from '../media/media-store.ts';
import type { SampleFile } from '../media/sample-files.ts';
import { appSecretOf, businessAccountIdOf, phoneNumberIdOf, seedOf, senderOf } from '../sandbox.ts';
import type { Sender } from '../server/courier.ts';
import type { CloudNumbers } from './cloud-numbers.ts';
import type { CloudMessage, CloudStore } from './cloud-store.ts';

export interface CloudPost {
  carry(message: CloudMessage): void;
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
    const body = JSON.stringify(envelope(seed, value));
    const signature = signWhatsAppCloud(appSecretOf(seed), body);
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
    // A callback URL of the phone number takes precedence over the app's webhook URL.
    return courier.send({ url: numbers.of(seed).callbackUrl ?? webhookUrl(), headers, body });
  };
  return {
    carry: ({ id, seed, contact, reference }) => {
      const own = reference ? { biz_opaque_callback_data: reference } : {};
      for (const status of ['sent', 'delivered'])
        void send(seed, { statuses: [{ id, status, timestamp: timestamp(), recipient_id: contact, ...own }] });
    },
    deliver: (accessToken, value) => send(seedOf('EAA', accessToken) ?? '', value),
    receive: async (accessToken, from, body, profileName = 'Contact') => {
      const seed = seedOf('EAA', accessToken) ?? '';
      const contact = from.replace(/^\+/, '');
      const message = store.add({ seed, contact, direction: 'IN', body, reference: null });
      await send(seed, {
        contacts: [{ profile: { name: profileName }, wa_id: contact }],
        messages: [{ from: contact, id: message.id, timestamp: timestamp(), type: 'text', text: { body } }],
      });
      return message;
    },
    receiveFile: async (accessToken, from, file, more = {}) => {
      const seed = seedOf('EAA', accessToken) ?? '';
      const contact = from.replace(/^\+/, '');
      const stored = files.add(seed, file);
      const message = store.add({ seed, contact, direction: 'IN', body: '', reference: null });
      const type = typeOf(file);
      const { id, contentType: mime_type, sha256, fileName } = stored;
      const content = { id, mime_type, sha256, ...(fileName ? { filename: fileName } : {}), ...more };
      await send(seed, {
        contacts: [{ profile: { name: 'Contact' }, wa_id: contact }],
        messages: [{ from: contact, id: message.id, timestamp: timestamp(), type, [type]: content }],
      });
      return stored;
    },
  };
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
