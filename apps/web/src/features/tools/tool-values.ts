import { TOOL_LIMITS, type ToolContextField, type ToolKind, type ToolMethod } from '@frontdesk/domain';
import type { CreateToolMutationVariables, ToolQuery } from '../../gql/types.ts';

export type Tool = ToolQuery['httpTool'];

/** Values of the tool form. */
export interface ToolValues {
  name: string;
  description: string;
  kind: ToolKind;
  method: ToolMethod;
  url: string;
  argumentSchema: string;
  /** Headers of the request. `value` is empty for a stored secret that is not changed. */
  headers: { name: string; isSecret: boolean; value: string }[];
  contextFields: ToolContextField[];
  resultFields: { name: string; path: string }[];
  timeoutSeconds: number;
  idempotencyHeader: string;
  isIdempotent: boolean;
}

const EXAMPLE_SCHEMA = {
  type: 'object',
  properties: { order: { type: 'string', maxLength: 50 } },
  required: ['order'],
};

const BLANK: ToolValues = {
  name: '',
  description: '',
  kind: 'READS',
  method: 'GET',
  url: '',
  argumentSchema: JSON.stringify(EXAMPLE_SCHEMA, null, 2),
  headers: [],
  contextFields: [],
  resultFields: [],
  timeoutSeconds: Math.min(10, TOOL_LIMITS.timeoutSecondsMax),
  idempotencyHeader: '',
  isIdempotent: false,
};

/** Returns the form values of a tool, or the initial values if the tool is null. */
export function valuesOf(tool: Tool | null): ToolValues {
  if (!tool) return BLANK;
  const { id: _id, revision: _revision, __typename: _type, ...values } = tool as Tool & { __typename?: string };
  return {
    ...values,
    headers: tool.headers.map(({ name, value }) => ({ name, isSecret: value === null, value: value ?? '' })),
    contextFields: [...tool.contextFields],
    resultFields: tool.resultFields.map(({ name, path }) => ({ name, path })),
    idempotencyHeader: tool.idempotencyHeader ?? '',
  };
}

export const inputOf = (values: ToolValues): CreateToolMutationVariables['input'] => ({
  ...values,
  headers: values.headers.map(({ name, isSecret, value }) => ({
    name,
    isSecret,
    value: isSecret && value === '' ? null : value,
  })),
  idempotencyHeader: values.idempotencyHeader.trim() || null,
  isIdempotent: values.kind === 'CHANGES' && values.isIdempotent,
});
