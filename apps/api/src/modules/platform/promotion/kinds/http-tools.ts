import { TOOL_CONTEXT_FIELDS, TOOL_KINDS, TOOL_METHODS, type ToolHeader } from '@frontdesk/domain';
import { z } from 'zod';
import { importHttpTool, type ValidTool, validateImportedTool } from '../../../agent/http-tools/index.ts';
import { kindRules, OLDEST_FIRST } from './kind.ts';

const Header = z
  .strictObject({ name: z.string(), isSecret: z.boolean(), value: z.string().nullable() })
  .refine(({ isSecret, value }) => !isSecret || value === null, {
    path: ['value'],
    message: 'A configuration contains no secrets. Set the value to null.',
  });

const Tool = z.strictObject({
  name: z.string(),
  description: z.string(),
  kind: z.enum(TOOL_KINDS),
  method: z.enum(TOOL_METHODS),
  url: z.string(),
  argumentSchema: z.string(),
  headers: z.array(Header),
  contextFields: z.array(z.enum(TOOL_CONTEXT_FIELDS)),
  resultFields: z.array(z.strictObject({ name: z.string(), path: z.string() })),
  timeoutSeconds: z.number(),
  idempotencyHeader: z.string().nullable(),
  isIdempotent: z.boolean(),
});
type ToolContent = z.infer<typeof Tool>;

/** HTTP tools, by name. The values of secret headers stay in their workspace. */
export const httpTools = kindRules<ToolContent, ValidTool>({
  kind: 'HTTP_TOOL',
  subject: 'HttpTool',
  needs: [
    ['create', 'HttpTool'],
    ['update', 'HttpTool'],
  ],
  shape: Tool,
  read: async (tx) => {
    const rows = await tx.httpTool.findMany({ orderBy: [...OLDEST_FIRST] });
    return rows.map((row) => ({ key: row.name, id: row.id, revision: row.revision, content: contentOf(row) }));
  },
  prepare: validateImportedTool,
  apply: async (ctx, { stored, prepared }) => importHttpTool(ctx, prepared as ValidTool, stored),
});

type ToolRow = Omit<ToolContent, 'headers' | 'kind' | 'method' | 'contextFields' | 'resultFields'> & {
  readonly kind: string;
  readonly method: string;
  readonly contextFields: string[];
  readonly headers: unknown;
  readonly resultFields: unknown;
};

function contentOf(row: ToolRow): ToolContent {
  const headers = row.headers as readonly ToolHeader[];
  return {
    name: row.name,
    description: row.description,
    kind: row.kind as ToolContent['kind'],
    method: row.method as ToolContent['method'],
    url: row.url,
    argumentSchema: row.argumentSchema,
    headers: headers.map(({ name, value }) => ({ name, isSecret: value === null, value })),
    contextFields: row.contextFields as ToolContent['contextFields'],
    resultFields: row.resultFields as ToolContent['resultFields'],
    timeoutSeconds: row.timeoutSeconds,
    idempotencyHeader: row.idempotencyHeader,
    isIdempotent: row.isIdempotent,
  };
}
