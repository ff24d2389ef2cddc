import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { buildSchema, type GraphQLField } from 'graphql';
import { as, type Caller } from './as.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** The payload of a mutation: `ok` or the code of the refusal as `outcome`, the first error, and the selected `fields`. */
// biome-ignore lint/suspicious/noExplicitAny: payloads have a different shape for each mutation.
export type MutationAnswer = { outcome: string; code?: string; field?: string | null } & Record<string, any>;

/** Runs a mutation as a caller. `input` has the fields of its input, or its arguments. Selects `fields` and the errors. */
// oxlint-disable-next-line max-params -- positional arguments keep hundreds of calls short.
export async function mutate(
  fd: TestFrontdesk,
  who: Caller,
  name: string,
  input: object,
  fields = '',
): Promise<MutationAnswer> {
  const data = await as(fd, who).ok(documentFor(name, fields), variablesFor(name, input));
  return answerOf(data[name]);
}

/** Runs a mutation and returns one word: `ok`, the refusal code or the error code. */
export async function outcome(fd: TestFrontdesk, who: Caller, name: string, input: object): Promise<string> {
  const { data, errors } = await as(fd, who).run(documentFor(name), variablesFor(name, input));
  if (errors) return errors[0]?.extensions.code ?? 'an error without a code';
  return answerOf(data?.[name]).outcome;
}

/**
 * Returns the values of a payload and its outcome, which is `ok` or the code of the first error. If the mutation was
 * refused, nulls are omitted and the fields of the first error are added.
 */
// biome-ignore lint/suspicious/noExplicitAny: payloads have a different shape for each mutation.
export function answerOf({ errors, ...values }: Record<string, any>): MutationAnswer {
  if (errors.length === 0) return { outcome: 'ok', ...values };
  const known = Object.entries(values).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(known), outcome: errors[0].code, ...errors[0] };
}

/** Returns the document of a mutation, for tests that check the whole response. */
export function documentFor(name: string, fields = ''): string {
  const { args } = fieldOf(name);
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const [head, call] = declared ? [`mutation (${declared})`, `${name}(${given})`] : ['mutation', name];
  return `${head} { ${call} { errors { code message field } ${fields} } }`;
}

/** Returns the variables of `documentFor`. */
export const variablesFor = (name: string, input: object): Record<string, unknown> =>
  fieldOf(name).args.some((arg) => arg.name === 'input') ? { input } : { ...input };

function fieldOf(name: string): GraphQLField<unknown, unknown> {
  const field = SCHEMA.getMutationType()?.getFields()[name];
  if (!field) throw new Error(`There is no mutation ${name}.`);
  return field;
}

const SCHEMA = buildSchema(
  readFileSync(createRequire(import.meta.url).resolve('@frontdesk/schema/schema.graphql'), 'utf8'),
  { assumeValid: true },
);
