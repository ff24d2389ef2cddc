import { as, type Caller } from './as.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** The result of a mutation: its type name, and the refusal or the selected `fields`. */
// biome-ignore lint/suspicious/noExplicitAny: responses have a different shape for each mutation.
export type MutationAnswer = { __typename: string; code?: string; field?: string | null } & Record<string, any>;

/** Runs the mutation `name(input: NameInput!)` as a caller. Selects `fields` in addition to the refusal. */
// oxlint-disable-next-line max-params -- positional arguments keep hundreds of calls short.
export async function mutate(
  fd: TestFrontdesk,
  who: Caller,
  name: string,
  input: object,
  fields = '',
): Promise<MutationAnswer> {
  const data = await as(fd, who).ok(documentFor(name, fields), { input });
  return data[name];
}

/** Runs a mutation and returns one word: the success type, the refusal code or the error code. */
export async function outcome(fd: TestFrontdesk, who: Caller, name: string, input: object): Promise<string> {
  const { data, errors } = await as(fd, who).run(documentFor(name), { input });
  if (errors) return errors[0]?.extensions.code ?? 'an error without a code';
  return data?.[name].code ?? data?.[name].__typename;
}

/** Returns the document of a mutation, for tests that check the whole response. */
export function documentFor(name: string, fields = ''): string {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Refused { code message field } ${fields} } }`;
}
