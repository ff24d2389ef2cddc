import { __Schema, defaultFieldResolver, type GraphQLNamedType } from 'graphql';

/** How many types of the schema are answered before other requests get their turn. */
const TYPES_PER_TURN = 20;

/**
 * Lets introspection answer the list of all types in portions: graphql-js would answer the whole schema in one stretch, which
 * holds the event loop for longer than any other request may. The types of introspection belong to graphql-js and are shared
 * by all schemas of the process.
 */
export function answerSchemaInBatches(): void {
  const { types } = __Schema.getFields();
  if (!types || types.extensions.inPortions) return;
  const resolve = types.resolve ?? defaultFieldResolver;
  types.extensions = { ...types.extensions, inPortions: true };
  types.resolve = (source, args, context, info) => {
    const all = resolve(source, args, context, info) as readonly GraphQLNamedType[];
    // Tools in this process introspect without a request, and synchronously.
    if (typeof context !== 'object' || context === null || !('transport' in context)) return all;
    const turns = Array.from({ length: Math.ceil(all.length / TYPES_PER_TURN) }, nextLoopTurn);
    return all.map(async (type, index) => {
      await turns[Math.floor(index / TYPES_PER_TURN)];
      return type;
    });
  };
}

const waiting: (() => void)[] = [];

/** Resolves in a turn of the event loop of its own: those of all requests queue up, and one is resolved per turn. */
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
