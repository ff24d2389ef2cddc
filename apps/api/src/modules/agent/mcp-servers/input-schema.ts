import type { Dict, Json, ToolArgument } from '@frontdesk/agent/engine';
import { isToolName, MCP_LIMITS, namesPerson, snakeCase } from '@frontdesk/domain';
import { isRefused, type Refused, refused } from '../../../errors/refused.ts';
import { ArgumentSchema, compileValidator, parseJson, typeOf } from '../http-tools/index.ts';

export interface InputSchema {
  /** Arguments by their names in flows, for example `order_id` for `orderId`. */
  readonly args: Dict<ToolArgument>;
  /** Converts arguments to the names that the server uses. Returns null if they do not match the schema. */
  readonly toServer: (args: Dict<Json>) => Dict<Json> | null;
}

/**
 * Compiles the argument schema of a tool. Returns a refusal with the reason if the schema is invalid. The rules are the
 * same as for HTTP tools (AG-24).
 */
export function compileInputSchema(source: string): InputSchema | Refused {
  const wrong = (reason: string) =>
    refused('TOOL_SCHEMA_INVALID', 'hash', `Flows cannot use the arguments of this tool: ${reason}`);
  const json = parseJson(source);
  const validate = compileValidator(withoutDialect(json));
  if (typeof validate === 'string') return wrong(`${validate}.`);
  const shape = ArgumentSchema.safeParse(json);
  if (!shape.success) return wrong('the type must be “object”, with the arguments as “properties”.');
  const { properties, required } = shape.data;
  const names = Object.keys(properties);
  if (names.length > MCP_LIMITS.arguments) return wrong(`it has more than ${MCP_LIMITS.arguments} arguments.`);
  const byFlowName = new Map(names.map((name) => [snakeCase(name), name]));
  if (byFlowName.size < names.length) return wrong('two arguments have the same name in lower-case letters.');
  const badName = [...byFlowName].find(([name]) => !isToolName(name) || name === 'constructor');
  if (badName) return wrong(`“${badName[1]}” cannot be used as the name of an argument.`);
  const undescribed = required.find((name) => !names.includes(name));
  if (undescribed !== undefined) return wrong(`the required argument “${undescribed}” is not in “properties”.`);
  if (propertyNames(json).some((name) => namesPerson(snakeCase(name))))
    return refused('TOOL_ARGUMENT_NAMES_PERSON', 'hash');
  const args = [...byFlowName].map(([name, own]): [string, ToolArgument] => [
    name,
    { type: typeOf(properties[own]!.type), required: required.includes(own) },
  ]);
  return {
    args: Object.fromEntries(args),
    toServer: (given) => {
      const named = Object.entries(given).map(([name, value]) => [byFlowName.get(name) ?? name, value]);
      const values = Object.fromEntries(named) as Dict<Json>;
      return validate(values) ? values : null;
    },
  };
}

/** Returns why flows cannot use the arguments of a tool, or null if they can. */
export function schemaProblem(source: string): string | null {
  const schema = compileInputSchema(source);
  return isRefused(schema) ? schema.errors[0]!.message : null;
}

/**
 * Removes the declared JSON Schema dialect. The accepted keywords have the same meaning in all dialects that servers
 * declare.
 */
function withoutDialect(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json;
  const { $schema: _dialect, ...schema } = json as Record<string, unknown>;
  return schema;
}

/** Returns the names of the properties of a schema and of its nested schemas. */
function propertyNames(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties } = schema as { readonly properties?: unknown };
  const own = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return [...own, ...Object.values(schema).flatMap(propertyNames)];
}
