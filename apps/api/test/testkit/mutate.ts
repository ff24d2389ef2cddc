import { as, type Caller } from './as.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Result of a mutation: the type, and the refusal or the selected `fields`. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes.
export type MutationAnswer = { __typename: string; code?: string; field?: string | null } & Record<string, any>;

/** Runs `name(input: NameInput!)` as a caller. `fields` is selected in addition to the refusal. */
// oxlint-disable-next-line max-params -- five short words that read as one sentence, a hundred times.
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

/** Result in one word: the success type, the refusal code or the denial code. */
export async function outcome(fd: TestFrontdesk, who: Caller, name: string, input: object): Promise<string> {
  const { data, errors } = await as(fd, who).run(documentFor(name), { input });
  if (errors) return errors[0]?.extensions.code ?? 'an error without a code';
  return data?.[name].code ?? data?.[name].__typename;
}

/** The document only, for tests of the whole response. */
export function documentFor(name: string, fields = ''): string {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Refused { code message field } ${fields} } }`;
}
