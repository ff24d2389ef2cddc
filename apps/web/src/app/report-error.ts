import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

/** What the server refused is drawn where it belongs, and is no news to the console. Everything else is a defect of ours. */
export function reportUnexpectedError(error: unknown) {
  if (CombinedGraphQLErrors.is(error) || ServerError.is(error)) return;
  console.error(error);
}
