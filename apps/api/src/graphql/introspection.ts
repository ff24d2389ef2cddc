import { __Schema, defaultFieldResolver, type GraphQLNamedType } from 'graphql';

/** Types answered per turn of the event loop. */
const TYPES_PER_TURN = 20;

/**
 * Answers introspection of all types in batches, because graphql-js would block the event loop for the whole schema.
 * Introspection types belong to graphql-js and are shared by all schemas of the process.
 */
export function answerSchemaInBatches(): void {
  const { types } = __Schema.getFields();
  if (!types || types.extensions.inBatches) return;
  const resolve = types.resolve ?? defaultFieldResolver;
  types.extensions = { ...types.extensions, inBatches: true };
  types.resolve = (source, args, context, info) => {
    const all = resolve(source, args, context, info) as readonly GraphQLNamedType[];
    // Tools in this process introspect synchronously and without a request.
    if (typeof context !== 'object' || context === null || !('transport' in context)) return all;
    const turns = Array.from({ length: Math.ceil(all.length / TYPES_PER_TURN) }, nextLoopTurn);
    return all.map(async (type, index) => {
      await turns[Math.floor(index / TYPES_PER_TURN)];
      return type;
    });
  };
}

const waiting: (() => void)[] = [];

/** Resolves in a separate turn of the event loop. Turns of all requests are queued, and one resolves per turn. */
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
