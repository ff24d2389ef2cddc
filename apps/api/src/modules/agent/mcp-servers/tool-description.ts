import { createHash } from 'node:crypto';
import { FLOW_NAME_LENGTH, MCP_LIMITS, mcpFlowName } from '@frontdesk/domain';
import type { Tool } from '@modelcontextprotocol/client';

/** Description of a tool as sent by its server, within the limits. */
export interface ToolDescription {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments, as JSON text. */
  readonly inputSchema: string;
  /** Title and hints of the tool, as JSON text. */
  readonly annotations: string;
  /** Hash of the other fields. When a member allows a tool, the permission is valid only for this hash. */
  readonly hash: string;
}

const NAME = /^[A-Za-z0-9_./-]+$/;

/** Converts a tool received from a server to a tool description. Returns null if the tool exceeds a limit. */
export function describeTool({
  name,
  title,
  description,
  inputSchema,
  annotations = {},
}: Tool): ToolDescription | null {
  if (name.length > MCP_LIMITS.toolNameLength || !NAME.test(name)) return null;
  const text = withoutHidden(description ?? '');
  const hints = { ...(title === undefined ? {} : { title }), ...annotations };
  if (!isWithin(inputSchema, MCP_LIMITS.schemaDepth) || !isWithin(hints, 2)) return null;
  const [schema, notes] = [canonical(inputSchema), canonical(hints)];
  const isTooLong =
    text.length > MCP_LIMITS.descriptionLength ||
    Buffer.byteLength(schema) > MCP_LIMITS.schemaBytes ||
    notes.length > MCP_LIMITS.descriptionLength;
  if (isTooLong) return null;
  const fields = { name, description: text, inputSchema: schema, annotations: notes };
  return { ...fields, hash: createHash('sha256').update(canonical(fields)).digest('hex') };
}

/**
 * Removes characters that a reviewer cannot see, such as zero-width and control characters. Line breaks and tabs are
 * kept.
 */
const withoutHidden = (text: string): string => text.replaceAll(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '').trim();

/** Returns JSON with sorted keys, so that equal values produce equal texts. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)))
      : item,
  );

function isWithin(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((item) => isWithin(item, depth - 1));
}

/**
 * Chooses the name of a tool in flows. If the name is too long or already taken, it ends with a part of the hash of the
 * tool's original name.
 */
export function chooseFlowName(server: string, tool: string, isTaken: (name: string) => boolean): string {
  const name = mcpFlowName(server, tool);
  if (name.length <= FLOW_NAME_LENGTH && !isTaken(name)) return name;
  const mark = createHash('sha256').update(`${server}/${tool}`).digest('hex').slice(0, 8);
  return `${name.slice(0, FLOW_NAME_LENGTH - mark.length - 1)}_${mark}`;
}
