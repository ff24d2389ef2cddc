import { type Dict, type Json, textOf } from '@frontdesk/agent/engine';
import { splitToolUrl, TOOL_LIMITS, type ToolHeader, type ToolMethod, urlPlaceholders } from '@frontdesk/domain';
import type { HttpTool } from '../../../db/generated/client.ts';
import type { OutboundRequest } from '../../../egress/http-client.ts';
import { headersWith, type SecretHeaders } from './secrets.ts';

interface RequestInput {
  readonly tool: HttpTool;
  readonly secrets: SecretHeaders;
  /** Arguments of the tool call and facts of the conversation. Null values are not sent. */
  readonly values: Dict<Json>;
  readonly idempotencyKey: string;
}

/**
 * Builds the HTTP request of a tool. Values in the URL template are percent-encoded. All other values are sent as query
 * parameters, or as a JSON object if the method has a body. Returns null if a value cannot be inserted into the URL.
 */
export function buildRequest({ tool, secrets, values, idempotencyKey }: RequestInput): OutboundRequest | null {
  const url = fillUrl(tool.url, values);
  if (!url) return null;
  const inUrl = urlPlaceholders(tool.url);
  const rest = Object.entries(values).filter(([name, value]) => value !== null && !inUrl.includes(name));
  const method = tool.method as ToolMethod;
  const hasBody = method !== 'GET' && method !== 'DELETE';
  if (!hasBody)
    for (const [name, value] of rest)
      for (const item of Array.isArray(value) ? value : [value]) url.searchParams.append(name, textOf(item));
  const key = tool.idempotencyHeader === null ? {} : { [tool.idempotencyHeader.toLowerCase()]: idempotencyKey };
  return {
    url: url.href,
    method,
    headers: {
      'user-agent': 'Frontdesk-Tools/1',
      accept: 'application/json',
      // A compressed response could expand far beyond the size limit.
      'accept-encoding': 'identity',
      ...headersWith(tool.headers as unknown as ToolHeader[], secrets),
      ...key,
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: JSON.stringify(Object.fromEntries(rest)) } : {}),
    timeoutMs: tool.timeoutSeconds * 1000,
    maxBytes: TOOL_LIMITS.responseBytes,
  };
}

/**
 * Replaces the placeholders of the URL. Returns null if a value is empty, or would change the origin or the number of
 * path segments.
 */
function fillUrl(template: string, values: Dict<Json>): URL | null {
  const parts = splitToolUrl(template);
  if (!parts) return null;
  const texts = new Map(urlPlaceholders(parts.rest).map((name) => [name, textOf(values[name] ?? null)]));
  if ([...texts.values()].some((text) => text === '')) return null;
  const rest = parts.rest.replaceAll(/\{([^{}]*)\}/g, (_all, name: string) => encodeURIComponent(texts.get(name)!));
  const url = new URL(`${parts.origin}${rest}`);
  // A “..” segment would remove the preceding segment.
  const segments = (path: string) => path.split('/').length;
  const expected = rest.split('?')[0]!;
  const isSame = url.origin === new URL(parts.origin).origin && segments(url.pathname) === segments(expected || '/');
  return isSame ? url : null;
}
