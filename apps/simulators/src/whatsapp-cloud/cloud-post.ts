import { signWhatsAppCloud } from '@frontdesk/providers';
import { appSecretOf, businessAccountIdOf, phoneNumberIdOf, seedOf, senderOf } from '../sandbox.ts';
import type { Sender } from '../server/courier.ts';
import type { CloudNumbers } from './cloud-numbers.ts';
import type { CloudMessage, CloudStore } from './cloud-store.ts';

export interface CloudPost {
  carry(message: CloudMessage): void;
  receive(accessToken: string, from: string, body: string, profileName?: string): Promise<CloudMessage>;
  deliver(accessToken: string, value: object): Promise<unknown>;
}

export function cloudPost(
  { store, numbers }: { readonly store: CloudStore; readonly numbers: CloudNumbers },
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
  };
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
