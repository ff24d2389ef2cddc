import type { Dict, ToolArgument } from '@frontdesk/agent/engine';
import { isToolName, namesPerson, TOOL_LIMITS } from '@frontdesk/domain';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { z } from 'zod';
import { type Refused, refused } from '../../../errors/refused.ts';

/** The subset of the arguments' JSON Schema that is needed to validate flows. */
export const ArgumentSchema = z.looseObject({
  type: z.literal('object'),
  properties: z.record(z.string(), z.looseObject({ type: z.unknown().optional() })).default({}),
  required: z.array(z.string()).default([]),
});

export interface CompiledSchema {
  readonly args: Dict<ToolArgument>;
  readonly isValid: (args: unknown) => boolean;
}

/** Compiles the JSON Schema of the arguments of a tool. Returns a refusal with the reason if the schema is invalid. */
export function compileSchema(source: string): CompiledSchema | Refused {
  const wrong = (reason: string) =>
    refused('TOOL_SCHEMA_INVALID', 'argumentSchema', `This is not a valid JSON Schema: ${reason}`);
  if (source.length > TOOL_LIMITS.schemaLength)
    return wrong(`it has more than ${TOOL_LIMITS.schemaLength} characters.`);
  const json = parseJson(source);
  if (json === undefined) return wrong('it is not JSON.');
  const validate = compileValidator(json);
  if (typeof validate === 'string') return wrong(`${validate}.`);
  const shape = ArgumentSchema.safeParse(json);
  if (!shape.success) return wrong('the type must be “object”, with the arguments as “properties”.');
  const { properties, required } = shape.data;
  const names = Object.keys(properties);
  if (names.length > TOOL_LIMITS.arguments) return wrong(`it has more than ${TOOL_LIMITS.arguments} arguments.`);
  const badName = names.find((name) => !isToolName(name));
  if (badName !== undefined) return wrong(`“${badName}” is not a name in lower-case letters, digits and underscores.`);
  const undescribed = required.find((name) => !names.includes(name));
  if (undescribed !== undefined) return wrong(`the required argument “${undescribed}” is not in “properties”.`);
  const person = names.find(namesPerson);
  if (person !== undefined) return refused('TOOL_ARGUMENT_NAMES_PERSON', 'argumentSchema');
  const args = names.map((name): [string, ToolArgument] => [
    name,
    { type: typeOf(properties[name]!.type), required: required.includes(name) },
  ]);
  return { args: Object.fromEntries(args), isValid: (value) => validate(value) };
}

/**
 * Compiles a JSON Schema. Returns an error text if the schema is invalid. Regular expressions are not allowed, because
 * matching can take very long. References to other documents are not allowed, because they would be fetched.
 */
export function compileValidator(json: unknown): ValidateFunction | string {
  // Each schema has its own instance, so that compiled schemas can be garbage-collected and equal “$id” values do
  // not conflict.
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, validateFormats: true });
  formats.default(ajv, { mode: 'fast' });
  // Compiles the meta-schema before keywords are removed, because the meta-schema uses all keywords.
  void ajv.validateSchema({});
  for (const keyword of ['pattern', 'patternProperties']) ajv.removeKeyword(keyword);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'it is not an object';
  try {
    return ajv.compile(json);
  } catch (error) {
    return (error as Error).message.slice(0, 300);
  }
}

/** Returns the type that flows use for an argument. */
export function typeOf(type: unknown): ToolArgument['type'] {
  if (type === 'string') return 'text';
  if (type === 'number' || type === 'integer') return 'number';
  return type === 'boolean' ? 'boolean' : 'any';
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
