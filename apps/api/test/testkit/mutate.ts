import { as, type Caller } from './as.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** What a mutation answered: a type, and the facts of a refusal or what `fields` asked for. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes.
export type MutationAnswer = { __typename: string; code?: string; field?: string | null } & Record<string, any>;

/** Runs `name(input: NameInput!)` as somebody; `fields` is what to select beside the refusal's. */
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

/** The same in one word: the type of the success, the code of the refusal, or the code of the denial. */
export async function outcome(fd: TestFrontdesk, who: Caller, name: string, input: object): Promise<string> {
  const { data, errors } = await as(fd, who).run(documentFor(name), { input });
  if (errors) return errors[0]?.extensions.code ?? 'an error without a code';
  return data?.[name].code ?? data?.[name].__typename;
}

/** The document alone, for a test that looks at the whole answer. */
export function documentFor(name: string, fields = ''): string {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Refused { code message field } ${fields} } }`;
}
