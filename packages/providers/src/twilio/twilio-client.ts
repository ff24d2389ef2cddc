import type { Twilio } from 'twilio';
import * as z from 'zod';
import type { MapProviderError } from '../http/map-provider-error.ts';
import type { TwilioConfig } from '../provider-config.ts';

interface SdkRequest {
  readonly method: string;
  readonly uri: string;
  readonly username?: string;
  readonly password?: string;
  readonly headers?: object;
  readonly params?: object;
  readonly data?: object;
}

/** Creates the official SDK client with Frontdesk's HTTP client and base URL. */
export async function twilioClient(config: TwilioConfig, address: string, request: typeof fetch): Promise<Twilio> {
  const { default: twilio } = await import('twilio');
  const httpClient = { request: (asked: SdkRequest) => sendThroughFetch(request, address, asked) };
  // The SDK's type requires an instance of its own class, but the SDK calls only the method `request`.
  return twilio(config.accountSid, config.authToken, { httpClient: httpClient as never });
}

async function sendThroughFetch(
  request: typeof fetch,
  address: string,
  { method, uri, username, password, ...asked }: SdkRequest,
) {
  const { pathname, search } = new URL(uri);
  const url = new URL(`${address}${pathname}${search}`);
  for (const [name, value] of pairs(asked.params)) url.searchParams.append(name, value);
  const credentials = Buffer.from(`${username}:${password}`).toString('base64');
  const response = await request(url, {
    method: method.toUpperCase(),
    headers: { ...(asked.headers as Record<string, string>), authorization: `Basic ${credentials}` },
    ...(asked.data ? { body: new URLSearchParams(pairs(asked.data)) } : {}),
  });
  return { statusCode: response.status, body: await response.text(), headers: Object.fromEntries(response.headers) };
}

const pairs = (fields: object = {}): [string, string][] =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== null)
    .flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)]));

const errorAnswer = z.object({ code: z.number().optional(), message: z.string().optional() });

export const mapTwilioError: MapProviderError = (body) => {
  const read = errorAnswer.safeParse(body);
  if (!read.success) return null;
  const { code, message } = read.data;
  return { code: code === undefined ? null : String(code), words: message ?? null, ...kindOf(code) };
};

function kindOf(code: number | undefined) {
  if (code === 63016) return { kind: 'WINDOW_CLOSED' as const };
  // Code 20429 means too many requests, and 21611 means that the sender's queue is full. In both cases, Twilio did
  // not accept the message.
  if (code === 20429 || code === 21611) return { kind: 'RETRY' as const };
  return {};
}
