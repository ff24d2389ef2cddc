import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { Denial } from '../errors/denials.ts';
import { DOCUMENT_LIMITS } from './document-limits.ts';
import type { SchemaScale } from './schema-scale.ts';

/** Size of a document after expanding all fragments. The numbers stop increasing at `SATURATED`. */
export interface DocumentSize {
  /** Number of fields, inline fragments and spreads in all operations, with every spread expanded. */
  readonly selections: number;
  /**
   * Largest number of times a response key occurs in one selection set. 0 if `selections` exceeds its limit or a
   * fragment contains itself.
   */
  readonly repeats: number;
  /**
   * Estimated number of values in an introspection response. 0 if `selections` exceeds its limit or a fragment contains
   * itself.
   */
  readonly schemaValues: number;
  /** Number of nodes visited by the measurement, which grows linearly with the document. */
  readonly steps: number;
}

const SATURATED = 1_000_000_000;

/** Throws QUERY_TOO_COMPLEX if the expanded document exceeds a limit. Must be called before any other analysis. */
export function assertSize(document: DocumentNode, scale: SchemaScale): void {
  const size = measure(document, scale);
  for (const limit of ['selections', 'repeats', 'schemaValues'] as const) {
    if (size[limit] > DOCUMENT_LIMITS[limit]) throw new Denial('QUERY_TOO_COMPLEX', MESSAGES[limit]);
  }
}

const MESSAGES = {
  selections: `This document selects more than ${DOCUMENT_LIMITS.selections} fields once its fragments are expanded. Split it.`,
  repeats: `This document selects one field more than ${DOCUMENT_LIMITS.repeats} times in one place. Remove the repetitions.`,
  schemaValues: `This document selects more than ${DOCUMENT_LIMITS.schemaValues} values of the schema. Ask for less of it.`,
} as const;

/**
 * Measures a document. Each definition is counted at most once, and the sizes of fragments are cached. Fragments are
 * expanded only if the document is within the limit, so the number of steps is at most the number of nodes in the
 * document plus `DOCUMENT_LIMITS.selections`.
 */
export function measure(document: DocumentNode, scale: SchemaScale): DocumentSize {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const counting: SizeCount = { fragments, sizes: new Map(), steps: fragments.size, isCircular: false };
  let selections = 0;
  for (const one of document.definitions) {
    if (one.kind === Kind.OPERATION_DEFINITION) selections += sizeOf(counting, one.selectionSet);
  }
  const { steps, isCircular } = counting;
  // A cycle of fragments would be expanded endlessly. Validation rejects it later.
  if (selections > DOCUMENT_LIMITS.selections || isCircular) {
    return { selections: Math.min(selections, SATURATED), repeats: 0, schemaValues: 0, steps };
  }
  const expansion: Expansion = { fragments, scale, steps, repeats: 0, schemaValues: 0 };
  for (const one of document.definitions) {
    if (one.kind === Kind.OPERATION_DEFINITION) expand(expansion, one.selectionSet, newResponsePlace(), 0);
  }
  const { repeats, schemaValues } = expansion;
  return { selections, repeats, schemaValues: Math.min(schemaValues, SATURATED), steps: expansion.steps };
}

interface SizeCount {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Size of each fragment. Null while a fragment is being counted, which makes cycles detectable. */
  readonly sizes: Map<string, number | null>;
  steps: number;
  isCircular: boolean;
}

function sizeOf(counting: SizeCount, { selections }: SelectionSetNode): number {
  let size = 0;
  for (const node of selections) {
    counting.steps += 1;
    size += 1;
    if (node.kind === Kind.FRAGMENT_SPREAD) size += sizeOfFragment(counting, node.name.value);
    else if (node.selectionSet) size += sizeOf(counting, node.selectionSet);
  }
  return Math.min(size, SATURATED);
}

function sizeOfFragment(counting: SizeCount, name: string): number {
  const known = counting.sizes.get(name);
  if (known === null) counting.isCircular = true;
  if (known !== undefined) return known ?? 0;
  counting.sizes.set(name, null);
  const fragment = counting.fragments.get(name);
  const size = fragment ? sizeOf(counting, fragment.selectionSet) : 0;
  counting.sizes.set(name, size);
  return size;
}

interface Expansion {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly scale: SchemaScale;
  steps: number;
  repeats: number;
  schemaValues: number;
}

/** Position in the response: how often it is selected, and the positions below it. */
interface ResponsePlace {
  count: number;
  readonly below: Map<string, ResponsePlace>;
}

const newResponsePlace = (): ResponsePlace => ({ count: 0, below: new Map() });

/** Counts a selection set. `times` is the number of times that introspection returns it; 0 outside introspection. */
function expand(expansion: Expansion, { selections }: SelectionSetNode, place: ResponsePlace, times: number): void {
  for (const node of selections) {
    expansion.steps += 1;
    if (node.kind === Kind.FIELD) {
      const name = node.name.value;
      const key = node.alias?.value ?? name;
      const here = place.below.get(key) ?? newResponsePlace();
      place.below.set(key, here);
      here.count += 1;
      expansion.repeats = Math.max(expansion.repeats, here.count);
      const within = timesOf(expansion.scale, name, times);
      expansion.schemaValues += within;
      if (node.selectionSet) expand(expansion, node.selectionSet, here, within);
      continue;
    }
    const set = node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragmentSet(expansion, node.name.value);
    if (set) expand(expansion, set, place, times);
  }
}

const fragmentSet = ({ fragments }: Expansion, name: string) => fragments.get(name)?.selectionSet;

function timesOf(scale: SchemaScale, name: string, times: number): number {
  if (times === 0) return name === '__schema' || name === '__type' ? 1 : 0;
  return times * (scale[name] ?? 1);
}
