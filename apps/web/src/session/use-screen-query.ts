import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

/**
 * Runs the main query of a page. `data` is undefined during the first request. If the first request fails, throws the
 * error to the route. A failed refetch keeps the data and sets `error`.
 */
export function useScreenQuery<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables?: NoInfer<Variables>,
) {
  const result = useQuery(document, { variables, notifyOnNetworkStatusChange: true } as useQuery.Options<
    Data,
    Variables
  >);
  if (result.error && !result.data) throw result.error;
  return result;
}

/** Data of a page. Optional root fields are null if the server denied access to them. */
type PartialData<Data> = { [Key in keyof Data]: undefined extends Data[Key] ? Data[Key] | null : Data[Key] };

/**
 * Runs the main query of a page that remains usable without some of its parts. A root field with `@include` is null if
 * the server denied access to it. If another root field of the first request fails, throws the error to the route.
 */
export function usePartialScreenQuery<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables?: NoInfer<Variables>,
) {
  const options = { variables, errorPolicy: 'all', notifyOnNetworkStatusChange: true };
  const { data, error, refetch } = useQuery(document, options as useQuery.Options<Data, Variables>);
  if (error && !data) throw error;
  return { data: data as PartialData<Data> | undefined, refetch };
}
