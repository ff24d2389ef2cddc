import {
  isMcpServerName,
  isToolHeaderName,
  isToolHeaderValue,
  type McpAuthorization,
  TOOL_LIMITS,
} from '@frontdesk/domain';
import type { EgressClient } from '../../../egress/http-client.ts';
import { isRefused, type Refused, refused, validFields } from '../../../errors/refused.ts';

export interface McpServerTerms {
  readonly url: string;
  readonly authorization: McpAuthorization;
  readonly headerName?: string | null;
  /** New value of the authorization header. Null to keep the stored value. */
  readonly headerValue?: string | null;
  readonly timeoutSeconds: number;
}

export interface ValidServer {
  readonly columns: {
    readonly url: string;
    readonly authorization: McpAuthorization;
    readonly headerName: string | null;
    readonly timeoutSeconds: number;
  };
  /** New value of the authorization header. Null to keep the stored value, or if no authorization is used. */
  readonly secret: string | null;
}

export function validName(given: string): string | Refused {
  const name = given.trim();
  return isMcpServerName(name) ? name : refused('MCP_SERVER_NAME_INVALID', 'name');
}

/**
 * Validates the settings of an MCP server. Must not be called inside a transaction, because it resolves the host name.
 */
export async function validateServer(outbound: EgressClient, input: McpServerTerms): Promise<ValidServer | Refused> {
  const url = input.url.trim();
  const fault = await outbound.faultOf(url);
  const fields = validFields({
    url: fault ? refused(fault, 'url') : new URL(url).href,
    header: headerOf(input),
    timeoutSeconds: timeoutOf(input),
  });
  if (isRefused(fields)) return fields;
  const { header, ...valid } = fields;
  return { columns: { ...valid, authorization: input.authorization, headerName: header.name }, secret: header.value };
}

interface Header {
  readonly name: string | null;
  readonly value: string | null;
}

/** Matches headers of the MCP protocol, which the client itself sets. */
const PROTOCOL_HEADER = /^(mcp-|accept$)/i;

function headerOf({ authorization, headerName, headerValue }: McpServerTerms): Header | Refused {
  if (authorization === 'NONE') return { name: null, value: null };
  const name = headerName?.trim() ?? '';
  const value = headerValue?.trim() || null;
  if (!isToolHeaderName(name) || PROTOCOL_HEADER.test(name)) return refused('MCP_HEADER_INVALID', 'headerName');
  const isShort = value !== null && value.length < TOOL_LIMITS.secretLength;
  if (isShort || (value !== null && !isToolHeaderValue(value))) return refused('MCP_HEADER_INVALID', 'headerValue');
  return { name, value };
}

function timeoutOf({ timeoutSeconds }: McpServerTerms): number | Refused {
  const { timeoutSecondsMin: min, timeoutSecondsMax: max } = TOOL_LIMITS;
  return timeoutSeconds >= min && timeoutSeconds <= max
    ? timeoutSeconds
    : refused('TOOL_TIMEOUT_INVALID', 'timeoutSeconds');
}
