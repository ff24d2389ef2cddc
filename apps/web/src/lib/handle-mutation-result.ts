import type { Refused } from './use-form-mutation.ts';

interface MutationResult {
  readonly __typename: string;
}

/** What is done about each answer that is not a no; a new member of the union does not compile until somebody does something about it. */
type ResultHandlers<A extends MutationResult> = {
  readonly [Name in Exclude<A['__typename'], 'Refused'>]: (answer: Extract<A, { __typename: Name }>) => unknown;
};

/** Does what follows from a mutation's answer; a no is handed back, to be told beside the field or the button. */
export async function handleMutationResult<A extends MutationResult>(
  answer: A | null | undefined,
  done: ResultHandlers<A>,
): Promise<Refused | undefined> {
  if (!answer) return undefined;
  if (isRefused(answer)) return answer;
  await done[answer.__typename as keyof ResultHandlers<A>](answer as never);
  return undefined;
}

/** The no, where a yes needs nothing else: the cache has it already. */
export const refusalOf = (answer: MutationResult | null | undefined): Refused | undefined =>
  answer && isRefused(answer) ? answer : undefined;

const isRefused = (answer: MutationResult): answer is Refused & MutationResult => answer.__typename === 'Refused';
