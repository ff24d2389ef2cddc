import * as z from 'zod';
import type { ProviderHttpClient } from '../http/provider-http-client.ts';
import type { OwnedNumber, WhatsAppNumberPort } from '../ports/numbers-port.ts';
import type { WhatsAppCloudConfig } from '../provider-config.ts';
import { createCloudClient, readAllPages } from './cloud-client.ts';

const FIELDS = 'id,display_phone_number,verified_name,code_verification_status';

/** Manages a phone number of a WhatsApp business account, from verification to deregistration. */
export function whatsAppCloudNumber(
  line: ProviderHttpClient,
  config: WhatsAppCloudConfig,
  address: string,
): WhatsAppNumberPort {
  const cloud = createCloudClient(line, config, address);
  const number = config.phoneNumberId;
  // Registration requests are idempotent, so they are sent as READ requests, which can be retried.
  const settle = (path: string, body: object) => cloud.post(path, body, done, 'READ').then(() => {});
  return {
    own: async () => {
      const path = `${config.businessAccountId}/phone_numbers?fields=${FIELDS}`;
      const listed = await readAllPages(cloud, path, listedNumber);
      const found = listed.find(({ id }) => id === number);
      return found ? toOwnedNumber(found) : null;
    },
    requestCode: async ({ method, language }) => {
      await cloud.post(`${number}/request_code`, { code_method: method, language }, done);
    },
    verifyCode: async (code) => {
      await cloud.post(`${number}/verify_code`, { code }, done);
    },
    register: async ({ pin, callbackUrl, verifyToken }) => {
      await settle(`${config.businessAccountId}/subscribed_apps`, {});
      await settle(`${number}/register`, { messaging_product: 'whatsapp', pin });
      const webhook = { override_callback_uri: callbackUrl, verify_token: verifyToken };
      await settle(number, { webhook_configuration: webhook });
    },
    deregister: () => settle(`${number}/deregister`, {}),
  };
}

const done = z.object({ success: z.literal(true) });

const listedNumber = z.object({
  id: z.string(),
  display_phone_number: z.string(),
  verified_name: z.string(),
  code_verification_status: z.string().nullish(),
});

const toOwnedNumber = ({ id, display_phone_number, ...rest }: z.infer<typeof listedNumber>): OwnedNumber => ({
  providerNumberId: id,
  number: `+${display_phone_number.replaceAll(/\D/g, '')}`,
  displayName: rest.verified_name,
  verified: rest.code_verification_status === 'VERIFIED',
});
