import { type GraphQLOutputType, getNamedType, getNullableType, isCompositeType } from 'graphql';
import { sharedGraph } from '../../src/graphql/schema.ts';
import { as, type Caller, type GraphQLAnswer } from './as.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { type RootField, selection } from './graph.ts';

/** A root field and values for its arguments. */
export interface Call {
  readonly root: RootField;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Result of one call, as a request of its own would return it. */
export interface Outcome {
  /** The field's value. Null together with an error. */
  readonly value: { readonly errors?: readonly { code: string }[]; readonly reason?: string | null } | null;
  readonly errors: NonNullable<GraphQLAnswer['errors']>;
}

/** Maximum number of aliases in a document. */
const MOST = 30;

/**
 * Makes calls of one operation type in as few requests as the limits of documents allow, and returns their results in
 * the same order. Mutations run one after another, and a denied one does not end the request as it would in production.
 */
export async function runTogether(
  fd: TestFrontdesk,
  caller: Caller,
  calls: readonly Call[],
  depth: number,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let size = MOST;
  while (outcomes.length < calls.length) {
    const some = calls.slice(outcomes.length, outcomes.length + size);
    const { data, errors = [] } = await withNullableMutations(() =>
      as(fd, caller).run(documentOf(some, depth), variablesOf(some)),
    );
    // An error without a path concerns the whole request, for example its size.
    const concernsAll = errors.some(({ path, extensions }) => !path || extensions.code === 'QUERY_TOO_COMPLEX');
    if (concernsAll && some.length > 1) size = Math.ceil(some.length / 2);
    else outcomes.push(...some.map((_, index) => outcomeOf(data, errors, index)));
  }
  return outcomes;
}

function outcomeOf(data: GraphQLAnswer['data'], errors: Outcome['errors'], index: number): Outcome {
  const own = errors.filter(({ path }) => !path || path[0] === aliasOf(index));
  return {
    value: (data?.[aliasOf(index)] ?? null) as Outcome['value'],
    errors: own.map((error) => ({ ...error, path: error.path?.slice(1) ?? [] })),
  };
}

const aliasOf = (index: number): string => `call${index}`;

function documentOf(calls: readonly Call[], depth: number): string {
  const declared = calls.flatMap(({ root }, index) =>
    root.field.args.map(({ name, type }) => `$${aliasOf(index)}_${name}: ${String(type)}`),
  );
  const fragments = new Map<string, string>();
  const fields = calls.map(({ root: { field } }, index) => {
    const given = field.args.map(({ name }) => `${name}: $${aliasOf(index)}_${name}`).join(', ');
    return `${aliasOf(index)}: ${field.name}${given ? `(${given})` : ''}${spread(field.type, depth, fragments)}`;
  });
  const kind = calls[0]?.root.kind ?? 'query';
  const head = `${kind} Together${declared.length > 0 ? `(${declared.join(', ')})` : ''}`;
  return [`${head} { ${fields.join('\n')} }`, ...fragments.values()].join('\n');
}

/** Selects the fields of a type by a fragment, so that the document contains them once. */
function spread(type: GraphQLOutputType, depth: number, fragments: Map<string, string>): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return '';
  fragments.set(named.name, `fragment ${named.name}Fields on ${named.name}${selection(named, depth)}`);
  return ` { ...${named.name}Fields }`;
}

const variablesOf = (calls: readonly Call[]): Record<string, unknown> =>
  Object.fromEntries(
    calls.flatMap(({ args }, index) =>
      Object.entries(args).map(([name, value]) => [`${aliasOf(index)}_${name}`, value] as const),
    ),
  );

/** Makes the results of mutations nullable while `work` runs. A denied non-null field would end the whole request. */
async function withNullableMutations<T>(work: () => Promise<T>): Promise<T> {
  const fields = Object.values(sharedGraph().getMutationType()?.getFields() ?? {});
  const types = fields.map(({ type }) => type);
  for (const field of fields) field.type = getNullableType(field.type);
  try {
    return await work();
  } finally {
    for (const [index, field] of fields.entries()) field.type = types[index] as GraphQLOutputType;
  }
}
