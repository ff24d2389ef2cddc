import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

/** Logs unexpected errors. Errors returned by the server are excluded, because the components display them. */
export function reportUnexpectedError(error: unknown) {
  if (CombinedGraphQLErrors.is(error) || ServerError.is(error)) return;
  console.error(error);
}
