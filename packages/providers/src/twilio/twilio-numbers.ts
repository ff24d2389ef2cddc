import * as z from 'zod';
import type { ProviderHttpClient } from '../http/provider-http-client.ts';
import type { NumbersPort } from '../ports/numbers-port.ts';
import type { TwilioConfig } from '../provider-config.ts';
import { twilioClient } from './twilio-client.ts';

/** Finds phone numbers of a Twilio account. All phone numbers that Twilio lists are verified. */
export const twilioNumbers = (line: ProviderHttpClient, config: TwilioConfig, address: string): NumbersPort => ({
  find: (number) =>
    line.run('READ', async (request) => {
      const client = await twilioClient(config, address, request);
      const listed = await client.incomingPhoneNumbers.list({ phoneNumber: number, limit: 1 });
      // Twilio's filter also matches parts of phone numbers, so the result is compared again.
      const found = listed.map((one) => listedNumber.parse(one)).find(({ phoneNumber }) => phoneNumber === number);
      return found
        ? { providerNumberId: found.sid, number, displayName: found.friendlyName || number, verified: true }
        : null;
    }),
});

const listedNumber = z.object({ sid: z.string(), phoneNumber: z.string(), friendlyName: z.string() });
