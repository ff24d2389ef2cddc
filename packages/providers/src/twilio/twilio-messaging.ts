import * as z from 'zod';
import type { ProviderHttpClient } from '../http/provider-http-client.ts';
import type { KnownMessage, MessagingPort, SentMessage } from '../ports/messaging-port.ts';
import type { TwilioConfig } from '../provider-config.ts';
import { ProviderError } from '../provider-error.ts';
import { twilioFailure, twilioStatus } from '../webhooks/twilio-events.ts';
import { twilioClient } from './twilio-client.ts';
import { twilioApproval } from './twilio-templates.ts';

/** Base URLs of Twilio's APIs for messages and for templates. */
interface Addresses {
  readonly twilio: string;
  readonly twilioContent: string;
}

/**
 * Sends WhatsApp messages and SMS through Twilio. Twilio does not support idempotency keys and does not store Frontdesk's
 * message ID.
 */
export function twilioMessaging(line: ProviderHttpClient, config: TwilioConfig, addresses: Addresses): MessagingPort {
  const client = (request: typeof fetch) => twilioClient(config, addresses.twilio, request);
  const send = (fields: Outbound & Content) =>
    line.run('EFFECT', async (request) =>
      toSentMessage(await (await client(request)).messages.create(outbound(config, fields))),
    );

  return {
    capability: { strategy: 'RECONCILE', settleSeconds: 60 },
    verify: () =>
      line.run('READ', async (request) => {
        const account = await (await client(request)).api.v2010.accounts(config.accountSid).fetch();
        const { sid, friendlyName } = accountAnswer.parse(account);
        if (sid !== config.accountSid) throw new Error('Twilio returned another account.');
        return { accountName: friendlyName };
      }),
    sendText: ({ to, body, statusCallback }) => send({ to, statusCallback, body }),
    sendCode: ({ to, body, channel }) => send({ to, body, statusCallback: null, channel }),
    sendTemplate: async ({ to, templateId, variables, statusCallback }) => {
      // Checked before each message, because the template may have been paused since the last synchronization.
      refuseUnlessApproved(await twilioApproval(line, config, addresses.twilioContent, templateId));
      return send({ to, statusCallback, contentSid: templateId, contentVariables: JSON.stringify(variables) });
    },
    findSent: (known) =>
      line.run('READ', async (request) => {
        // DateSent is empty until Twilio has sent the message, so filtering by DateSent would exclude unsent messages.
        const list = await (await client(request)).messages.list({ to: whatsApp(known.to), limit: 100 });
        const found = list
          .map((message) => listedMessage.parse(message))
          .find((message) => isSameMessage(message, known));
        return found ? toSentMessage(found) : null;
      }),
    uploadMedia: () =>
      Promise.reject(
        new ProviderError({ provider: 'TWILIO', kind: 'REFUSED', words: 'Twilio templates contain their own files.' }),
      ),
    locateMedia: async (url) => ({ url, headers: mediaHeaders(config, addresses.twilio, url) }),
  };
}

/**
 * Returns the credentials for a file at Twilio. Returns no headers for another host, which must not receive the
 * credentials.
 */
function mediaHeaders({ accountSid, authToken }: TwilioConfig, address: string, url: string): Record<string, string> {
  if (!URL.canParse(url) || new URL(url).origin !== new URL(address).origin) return {};
  return { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` };
}

function refuseUnlessApproved(status: string): void {
  if (status === 'APPROVED') return;
  const words = `The template is ${status === 'OTHER' ? 'not approved' : status.toLowerCase()}.`;
  throw new ProviderError({ provider: 'TWILIO', kind: 'REFUSED', code: 'TEMPLATE_NOT_APPROVED', words });
}

type Content = { readonly body: string } | { readonly contentSid: string; readonly contentVariables: string };

interface Outbound {
  readonly to: string;
  readonly statusCallback: string | null;
  /** WHATSAPP if omitted. */
  readonly channel?: 'SMS' | 'WHATSAPP';
}

function outbound(
  { from, messagingServiceSid }: TwilioConfig,
  { to, statusCallback, channel = 'WHATSAPP', ...content }: Content & Outbound,
) {
  const address = channel === 'SMS' ? (e164: string) => e164 : whatsApp;
  return {
    ...content,
    to: address(to),
    ...(messagingServiceSid ? { messagingServiceSid } : { from: address(from) }),
    ...(statusCallback ? { statusCallback } : {}),
  };
}

/** Tolerance, in milliseconds, for clock differences and for times that Twilio rounds to seconds. */
const SKEW_MS = 5_000;

const isSameMessage = (message: z.infer<typeof listedMessage>, { body, attemptedAt, except }: KnownMessage) =>
  message.direction.startsWith('outbound') &&
  !except.includes(message.sid) &&
  message.dateCreated.getTime() >= attemptedAt.getTime() - SKEW_MS &&
  (body === null || message.body === body);

const accountAnswer = z.object({ sid: z.string(), friendlyName: z.string() });

const sentMessage = z.object({
  sid: z.string().min(1),
  status: z.string(),
  errorCode: z.coerce.string().nullish(),
  errorMessage: z.string().nullish(),
});

const listedMessage = sentMessage.extend({ body: z.string().nullable(), direction: z.string(), dateCreated: z.date() });

function toSentMessage(answer: unknown): SentMessage {
  const { sid, status: word, errorCode, errorMessage } = sentMessage.parse(answer);
  const status = twilioStatus(word) ?? 'QUEUED';
  const failure = status === 'FAILED' ? twilioFailure(errorCode ?? undefined, errorMessage ?? undefined) : null;
  return { providerId: sid, status, failure };
}

const whatsApp = (e164: string) => `whatsapp:${e164}`;
