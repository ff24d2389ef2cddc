import type { VapiClient } from '@vapi-ai/server-sdk';
import * as z from 'zod';
import type { MapProviderError } from '../http/map-provider-error.ts';
import type { ProviderHttpClient } from '../http/provider-http-client.ts';
import type { CallRequest, KnownCall, KnownCallNow, PlacedCall, VoicePort } from '../ports/voice-port.ts';
import type { VapiConfig } from '../provider-config.ts';
import { isProviderError } from '../provider-error.ts';
import { openCallAudio } from './call-audio.ts';
import { endOfCall, readCallStatus, reportOf } from './call-report.ts';
import { controlCall } from './control-call.ts';
import { assistantOverrides as overridesOf } from './speech.ts';

interface VapiEndpoint {
  readonly address: string;
  readonly patienceMs: number;
}

/**
 * Places calls through Vapi, which does not support idempotency keys. A call whose response was lost is found by the ID
 * in its metadata.
 */
export function vapiVoice(
  line: ProviderHttpClient,
  config: VapiConfig,
  { address, patienceMs }: VapiEndpoint,
): VoicePort {
  const client = (request: typeof fetch) => vapiClient(config, address, request);
  const getCall = (id: string) =>
    line
      .run('READ', async (request) => toCallStatus(await (await client(request)).calls.get({ id })))
      .catch((error: unknown) => {
        if (isProviderError(error, 'REFUSED') && error.httpStatus === 404) return null;
        throw error;
      });
  return {
    capability: { strategy: 'RECONCILE', settleSeconds: 30 },
    verify: () => line.run('READ', async (request) => verifyAccount(await client(request), config)),
    call: (asked) =>
      line.run('EFFECT', async (request) =>
        toPlacedCall(await (await client(request)).calls.create(dialRequest(config, asked))),
      ),
    control: (call, command) => controlCall(line, address, call, command),
    getCall,
    // The URL is requested for each use, because the host can change and a URL that is not stored cannot leak.
    listen: async (id, signal) => {
      const { listenUrl, status } = (await getCall(id)) ?? {};
      if (!listenUrl || status === 'ENDED') return null;
      return openCallAudio({ address, listenUrl, patienceMs, signal });
    },
    findCall: (known) =>
      line.run('READ', async (request) => {
        const listed = await (await client(request)).calls.list(searchWindow(config, known));
        const found = listed.map((call) => listedCall.parse(call)).find((call) => isSameCall(call, known));
        return found ? toPlacedCall(found) : null;
      }),
  };
}

async function vapiClient({ apiKey }: VapiConfig, address: string, request: typeof fetch): Promise<VapiClient> {
  const { VapiClient: Client } = await import('@vapi-ai/server-sdk');
  // If fetch throws, the SDK leaves a one-minute timer running. A 503 response is returned instead; the HTTP client has
  // already recorded the error.
  const settled: typeof fetch = (input, init) => request(input, init).catch(() => new Response(null, { status: 503 }));
  return new Client({ token: apiKey, baseUrl: address, fetch: settled, maxRetries: 0 });
}

async function verifyAccount(client: VapiClient, { assistantId, phoneNumberId }: VapiConfig) {
  const assistant = named.parse(await client.assistants.get({ id: assistantId }));
  const { number } = numbered.parse(await client.phoneNumbers.get({ id: phoneNumberId }));
  return { accountName: assistant.name ?? assistant.id, phoneNumber: number ?? null };
}

const named = z.object({ id: z.string(), name: z.string().nullish() });
const numbered = z.object({ id: z.string(), number: z.string().nullish() });

const dialRequest = (
  { assistantId, phoneNumberId }: VapiConfig,
  { to, name, email, reference, ...setup }: CallRequest,
) => {
  const metadata = { reference };
  return {
    assistantId,
    phoneNumberId,
    customer: {
      number: to,
      externalId: reference.slice(0, 40),
      ...(name ? { name: name.slice(0, 40) } : {}),
      ...(email ? { email } : {}),
    },
    assistantOverrides: { metadata, ...overridesOf(setup) },
    // Vapi documents this field, although the types of the SDK do not contain it.
    metadata,
  };
};

/** Tolerance for clock differences, in milliseconds. */
const SKEW_MS = 60_000;

const searchWindow = ({ assistantId }: VapiConfig, { attemptedAt }: KnownCall) => ({
  assistantId,
  limit: 100,
  createdAtGe: new Date(attemptedAt.getTime() - SKEW_MS).toISOString(),
  // A call is created shortly after the attempt, so later calls are excluded.
  createdAtLe: new Date(attemptedAt.getTime() + 10 * SKEW_MS).toISOString(),
});

const placedCall = z.object({
  id: z.string().min(1),
  status: z.string().nullish(),
  endedReason: z.string().nullish(),
  monitor: z.object({ controlUrl: z.string().nullish(), listenUrl: z.string().nullish() }).nullish(),
});

const withReference = z.object({ metadata: z.object({ reference: z.string().nullish() }).nullish() });

const listedCall = placedCall.extend({
  customer: z.object({ number: z.string().nullish() }).nullish(),
  assistantOverrides: withReference.nullish(),
  ...withReference.shape,
});

const isSameCall = (
  { customer, metadata, assistantOverrides }: z.infer<typeof listedCall>,
  { to, reference }: KnownCall,
) => customer?.number === to && (metadata?.reference ?? assistantOverrides?.metadata?.reference) === reference;

function toPlacedCall(answer: unknown): PlacedCall {
  const { id, status, endedReason, monitor } = placedCall.parse(answer);
  return {
    callId: id,
    status: readCallStatus(status ?? '') ?? 'QUEUED',
    endedReason: endedReason ?? null,
    controlUrl: monitor?.controlUrl ?? null,
    listenUrl: monitor?.listenUrl ?? null,
  };
}

/** Converts a call. If the report of an ended call cannot be parsed, the report contains only the end reason. */
function toCallStatus(answer: unknown): KnownCallNow {
  const call = toPlacedCall(answer);
  if (call.status !== 'ENDED') return { ...call, report: null };
  const parsed = endOfCall.safeParse(answer);
  return { ...call, report: reportOf(parsed.success ? parsed.data : { endedReason: call.endedReason }) };
}

const errorAnswer = z.object({
  message: z.union([z.string(), z.array(z.string())]).nullish(),
  error: z.string().nullish(),
});

export const mapVapiError: MapProviderError = (body) => {
  const read = errorAnswer.safeParse(body);
  if (!read.success) return null;
  const { message, error } = read.data;
  return { code: error ?? null, words: Array.isArray(message) ? message.join(' ') : (message ?? null) };
};
