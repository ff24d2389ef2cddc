import type { EntityType, LookupValue, MappedField, SourceDateFormat, SourceTransform } from '@frontdesk/domain';
import type { Source } from './use-data-source.ts';

/** Form values of a mapped field. Texts that the selected conversion does not use are ignored. */
export interface FieldValues {
  name: string;
  /** Paths of the values in the record, separated by commas. */
  paths: string;
  transform: SourceTransform;
  dateFormat: SourceDateFormat;
  text: string;
  /** Lookup table with one pair of values per line, for example `G = Gold`. */
  lookup: string;
  isRequired: boolean;
}

export interface MappingValues {
  entityType: EntityType;
  externalIdPath: string;
  fields: FieldValues[];
}

export const EMPTY_FIELD: FieldValues = {
  name: '',
  paths: '',
  transform: 'TRIM',
  dateFormat: 'ISO',
  text: '',
  lookup: '',
  isRequired: false,
};

/**
 * Returns the form values of the current mapping. If there is none, returns the initial values for a mapping of people.
 */
export function mappingValuesOf({ mappings: [mapping] }: Source): MappingValues {
  if (!mapping)
    return {
      entityType: 'PERSON',
      externalIdPath: '',
      fields: ['name', 'phone', 'email'].map((name) => ({ ...EMPTY_FIELD, name })),
    };
  const { entityType, externalIdPath, fields } = mapping;
  return { entityType, externalIdPath, fields: fields.map(fieldValuesOf) };
}

const fieldValuesOf = (field: MappedField): FieldValues => ({
  ...field,
  paths: field.paths.join(', '),
  dateFormat: field.dateFormat ?? 'ISO',
  text: field.text ?? '',
  lookup: field.lookup.map(({ from, to }) => `${from} = ${to}`).join('\n'),
});

/** Converts form values to the mutation input. */
export const mappingInputOf = ({ entityType, externalIdPath, fields }: MappingValues) => ({
  entityType,
  externalIdPath,
  fields: fields.map(({ name, paths, transform, dateFormat, text, lookup, isRequired }) => ({
    name,
    transform,
    isRequired,
    paths: paths.split(',').flatMap((path) => path.trim() || []),
    dateFormat: transform === 'DATE' ? dateFormat : null,
    text: transform === 'CONSTANT' || transform === 'CONCAT' ? text : null,
    lookup: transform === 'LOOKUP' ? lookup.split('\n').flatMap((line) => lookupValueOf(line) ?? []) : [],
  })),
});

function lookupValueOf(line: string): LookupValue | null {
  const at = line.indexOf('=');
  return at === -1 ? null : { from: line.slice(0, at).trim(), to: line.slice(at + 1).trim() };
}
