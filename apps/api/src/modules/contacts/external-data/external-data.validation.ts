import { isOwnSystem, LIMITS, normalizeReference, normalizeText, WORLD_LIMITS } from '@frontdesk/domain';
import { type Refused, refused, validFields } from '../../../errors/refused.ts';

/** External ids and metadata of a mutation. Undefined fields are not changed; null removes all values. */
export interface ExternalDataValues {
  readonly externalIds?: readonly ExternalIdValue[] | null;
  readonly metadata?: readonly MetadataValue[] | null;
}

interface ExternalIdValue {
  readonly system: string;
  readonly externalId?: string | null;
}

interface MetadataValue {
  readonly key: string;
  readonly value?: string | null;
}

/** Change of texts by name. Null removes a text. Other texts are kept, or removed if `isReplaced`. */
export interface TextPatch {
  readonly isReplaced: boolean;
  readonly values: ReadonlyMap<string, string | null>;
}

export interface ExternalDataChange {
  readonly externalIds: TextPatch;
  readonly metadata: TextPatch;
}

/** Validates and normalizes external ids and metadata. Returns a refusal with one error per invalid field. */
export const validateExternalData = ({ externalIds, metadata }: ExternalDataValues): ExternalDataChange | Refused =>
  validFields({
    externalIds:
      patchOf(externalIds, LIMITS.externalIds, externalIdOf) ?? refused('EXTERNAL_IDS_INVALID', 'externalIds'),
    metadata: patchOf(metadata, LIMITS.metadataKeys, entryOf) ?? refused('METADATA_INVALID', 'metadata'),
  });

type Entry = readonly [name: string, text: string | null];

/** Returns null if there are too many items, if an item is invalid, or if two items have the same name. */
function patchOf<Item>(
  items: readonly Item[] | null | undefined,
  maximum: number,
  normalize: (item: Item) => Entry | null,
): TextPatch | null {
  const entries = (items ?? []).map(normalize).filter((entry) => entry !== null);
  const values = new Map(entries);
  const isValid = values.size === (items ?? []).length && values.size <= maximum;
  return isValid ? { isReplaced: items === null, values } : null;
}

function externalIdOf({ system: given, externalId }: ExternalIdValue): Entry | null {
  const system = normalizeReference(given, WORLD_LIMITS.systemLength);
  if (system === null || isOwnSystem(system)) return null;
  if (!externalId?.trim()) return [system, null];
  const id = normalizeReference(externalId, LIMITS.externalIdLength);
  return id === null ? null : [system, id];
}

function entryOf({ key: given, value }: MetadataValue): Entry | null {
  const key = normalizeReference(given, LIMITS.metadataKeyLength);
  const text = normalizeText(value ?? '', LIMITS.metadataValueLength);
  return key === null || text === null ? null : [key, text || null];
}
