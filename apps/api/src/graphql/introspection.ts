import { __Schema, defaultFieldResolver, type GraphQLNamedType } from 'graphql';

/** Number of types that are answered in one turn of the event loop. */
const TYPES_PER_TURN = 20;

/**
 * Answers the introspection of all types in batches, because graphql-js would block the event loop for the whole
 * schema. The change is made once, because all schemas of the process share the introspection types.
 */
export function answerSchemaInBatches(): void {
  const { types } = __Schema.getFields();
  if (!types || types.extensions.inBatches) return;
  const resolve = types.resolve ?? defaultFieldResolver;
  types.extensions = { ...types.extensions, inBatches: true };
  types.resolve = (source, args, context, info) => {
    const all = resolve(source, args, context, info) as readonly GraphQLNamedType[];
    // Without a request, a tool in this process reads the schema synchronously.
    if (typeof context !== 'object' || context === null || !('transport' in context)) return all;
    const turns = Array.from({ length: Math.ceil(all.length / TYPES_PER_TURN) }, nextLoopTurn);
    return all.map(async (type, index) => {
      await turns[Math.floor(index / TYPES_PER_TURN)];
      return type;
    });
  };
}

const waiting: (() => void)[] = [];

/** Resolves in a later turn of the event loop. Waiting requests resolve one after another, one per turn. */
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
