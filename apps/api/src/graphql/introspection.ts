import { randomUUID } from 'node:crypto';
import { __Schema, defaultFieldResolver, type FormattedExecutionResult, type GraphQLNamedType } from 'graphql';

/** Number of types that are resolved in one turn of the event loop. */
const TYPES_PER_TURN = 20;

/**
 * Makes introspection resolve all types in batches, because graphql-js would otherwise block the event loop for the
 * whole schema. The change is made only once, because all schemas in the process share the introspection types.
 */
export function answerSchemaInBatches(): void {
  const { types } = __Schema.getFields();
  if (!types || types.extensions.inBatches) return;
  const resolve = types.resolve ?? defaultFieldResolver;
  types.extensions = { ...types.extensions, inBatches: true };
  types.resolve = (source, args, context, info) => {
    const all = resolve(source, args, context, info) as readonly GraphQLNamedType[];
    // If there is no request, a tool in this process reads the schema, which requires a synchronous result.
    if (typeof context !== 'object' || context === null || !('transport' in context)) return all;
    const turns = Array.from({ length: Math.ceil(all.length / TYPES_PER_TURN) }, nextLoopTurn);
    return all.map(async (type, index) => {
      await turns[Math.floor(index / TYPES_PER_TURN)];
      return type;
    });
  };
}

/**
 * Serializes a response that contains all types in batches, because a single call would block the event loop. Returns
 * null for any other response.
 */
export function stringifySchema(result: FormattedExecutionResult): Promise<string> | null {
  const schema = result.data?.['__schema'] as { readonly types?: readonly unknown[] } | undefined;
  return schema?.types ? stringifyTypes(result, schema, schema.types) : null;
}

async function stringifyTypes(result: FormattedExecutionResult, schema: object, types: readonly unknown[]) {
  const texts: string[] = [];
  for (let start = 0; start < types.length; start += TYPES_PER_TURN) {
    await nextLoopTurn();
    texts.push(...types.slice(start, start + TYPES_PER_TURN).map((type) => JSON.stringify(type)));
  }
  // The list of types is first serialized as a placeholder, which does not change the order of the fields.
  const placeholder = randomUUID();
  const rest = JSON.stringify({ ...result, data: { ...result.data, __schema: { ...schema, types: placeholder } } });
  return `${rest.replace(`"${placeholder}"`, () => `[${texts.join(',')}]`)}\n`;
}

const waiting: (() => void)[] = [];

/** Resolves in a later turn of the event loop. Concurrent requests resolve one after another, one per turn. */
function nextLoopTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(runNextTurn);
  });
}

function runNextTurn(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(runNextTurn);
}
