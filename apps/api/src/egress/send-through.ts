import { MODEL_RESPONSE_BYTES, ProviderError, type SendRequest } from '@frontdesk/providers';
import type { EgressClient, OutboundRequest } from './http-client.ts';

/** Maximum duration of one request in milliseconds. The clients of providers have shorter timeouts. */
const LONGEST_MS = 60_000;

/**
 * Returns a function that provider clients use to send requests to URLs entered by members. The function throws
 * ProviderError if there is no complete response.
 */
export const sendThrough =
  (outbound: EgressClient): SendRequest =>
  async (request, signal) => {
    const body = await request.text();
    const answer = await outbound.ask({
      url: request.url,
      method: request.method as NonNullable<OutboundRequest['method']>,
      headers: Object.fromEntries(request.headers),
      body,
      timeoutMs: LONGEST_MS,
      maxBytes: MODEL_RESPONSE_BYTES,
      signal,
    });
    if (!('cause' in answer))
      return new Response(answer.body || null, { status: answer.status, headers: answer.headers });
    throw new ProviderError({
      provider: 'OPENAI_COMPATIBLE',
      kind: answer.cause === 'ADDRESS' ? 'REFUSED' : 'RETRY',
      words: answer.words,
      code: answer.cause,
    });
  };
