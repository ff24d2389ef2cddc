import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import type { MaybeMasked } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import type { FragmentDefinitionNode } from 'graphql';

type Fragment<Data> = TypedDocumentNode<Data, OperationVariables>;
type From<Data> = useFragment.FromOptionValue<Data>;

/**
 * Reads a fragment for a list of records and updates when the cache changes. Records that are not loaded or were
 * deleted are omitted.
 */
export function useFragments<Data>(fragment: Fragment<Data>, from: readonly From<Data>[]): MaybeMasked<Data>[] {
  const node = definitionOf(fragment);
  const { data, complete } = useFragment<Data>({ fragment, fragmentName: node.name.value, from: [...from] });
  return (complete ? data : data.filter((record) => isWhole(record, node))) as MaybeMasked<Data>[];
}

/**
 * Reads a fragment for one record and updates when the cache changes. Null if the record is not loaded or was deleted.
 * `variables` are the variables that the fragment uses.
 */
export function useSingleFragment<Data>(
  fragment: Fragment<Data>,
  from: From<Data> | null,
  variables: OperationVariables = {},
): MaybeMasked<Data> | null {
  const fragmentName = definitionOf(fragment).name.value;
  const { data, complete } = useFragment<Data>({ fragment, fragmentName, from, variables });
  return complete ? data : null;
}

function definitionOf<Data>({ definitions: [first] }: Fragment<Data>): FragmentDefinitionNode {
  if (first?.kind !== 'FragmentDefinition') throw new Error('The document must start with a fragment.');
  return first;
}

const isWhole = (record: unknown, { selectionSet }: FragmentDefinitionNode) =>
  record !== null &&
  typeof record === 'object' &&
  selectionSet.selections.every((node) => node.kind !== 'Field' || (node.alias ?? node.name).value in record);
