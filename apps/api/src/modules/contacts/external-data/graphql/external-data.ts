import { LIMITS } from '@frontdesk/domain';
import { Field, InputType, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Id of a lead, a contact or a booking in an external system.' })
export class ExternalId {
  @Field(() => String, { description: 'Name of the external system, 1 to 80 characters.' })
  system: string;

  @Field(() => String, {
    description:
      'Id of the record in the external system, 1 to 200 characters. Phone numbers and email addresses in it are masked for viewers who may not see contact details.',
  })
  externalId: string;
}

@ObjectType({ description: 'Value that an integration stores with a lead, a contact or a booking.' })
export class MetadataEntry {
  @Field(() => String, { description: 'Key, 1 to 40 characters. Unique in the metadata of the record.' })
  key: string;

  @Field(() => String, { description: 'Value, 1 to 500 characters.' })
  value: string;
}

@InputType({ description: 'Id of a record in an external system.' })
export class ExternalIdInput {
  @Field(() => String, {
    description:
      'Name of the external system, 1 to 80 characters. Names that begin with `frontdesk.` are reserved. Case is significant.',
  })
  system: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Id in the external system, one line with 1 to 200 characters. Case is significant. In a mutation, null, an empty string or omitting it removes the id in the system. In a filter, it is required.',
  })
  externalId?: string | null;
}

@InputType({ description: 'Value of a key in the metadata of a record.' })
export class MetadataEntryInput {
  @Field(() => String, { description: 'Key, one line with 1 to 40 characters. Case is significant.' })
  key: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Value, at most 500 characters. In a mutation, null, an empty string or omitting it removes the key. In a filter, it is required.',
  })
  value?: string | null;
}

/** Declares the field of an input for the external ids of a record. */
export const ExternalIdsField = (): PropertyDecorator =>
  listOf(
    ExternalIdInput,
    `Ids of the record in external systems, at most ${LIMITS.externalIds}, each system once. Ids in other systems are kept. If null, all ids are removed. If omitted, they are not changed.`,
  );

/** Declares the field of an input for the metadata of a record. */
export const MetadataField = (): PropertyDecorator =>
  listOf(
    MetadataEntryInput,
    `Values to store with the record, at most ${LIMITS.metadataKeys} keys. Other keys are kept. If null, all keys are removed. If omitted, they are not changed.`,
  );

/** Declares the field of a filter for external ids. */
export const ExternalIdsFilterField = (): PropertyDecorator =>
  listOf(
    ExternalIdInput,
    `External ids, at most ${LIMITS.filterValues}, of which a record must have at least one. If null or omitted, all records match. FORBIDDEN if contact details are masked for the viewer.`,
  );

/** Declares the field of a filter for metadata. */
export const MetadataFilterField = (): PropertyDecorator =>
  listOf(
    MetadataEntryInput,
    `Values, at most ${LIMITS.metadataKeys}, all of which the metadata of a record must contain. If null, omitted or empty, all records match. FORBIDDEN if contact details are masked for the viewer.`,
  );

const listOf = (type: new () => object, description: string): PropertyDecorator =>
  Field(() => [type], { nullable: true, description });

type Entries = Readonly<Record<string, string>>;

/** Returns the metadata of a record, sorted by key. */
export const metadataEntries = ({ metadata }: { readonly metadata: Entries }): MetadataEntry[] =>
  Object.entries(metadata)
    .map(([key, value]) => ({ key, value }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
