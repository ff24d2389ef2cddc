import type {
  EntityType,
  LookupValue,
  MappedField,
  RestPagination,
  RestRequest,
  SourceDateFormat,
  SourceTransform,
} from '@frontdesk/domain';
import { Arg, Field, FieldResolver, InputType, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import {
  EntityTypeEnum,
  RestPaginationEnum,
  SourceDateFormatEnum,
  SourceTransformEnum,
} from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ends, inSql } from '../../../../query-compiler/index.ts';
import { DataSource } from './data-source.type.ts';

const TEXT = {
  path: 'Path below the base URL, with a leading slash and an optional query, at most 500 characters.',
  itemsPath:
    'Path of the list of records in the response, for example `data.customers`. Empty if the response itself is the list.',
  pagination: 'Pagination method.',
  pageParameter: 'Query parameter for the cursor, page number or offset. Null if the pagination is NONE or LINK.',
  cursorPath: 'Path of the next cursor in the response. Null if the pagination is not CURSOR.',
  firstPage: 'Number of the first page, 0 or 1. Null if the pagination is not PAGE.',
  sizeParameter: 'Query parameter for the number of records per page. Null if the system chooses the number.',
  sinceParameter:
    'Query parameter for a time in ISO 8601 format, so that only records that changed since then are read. Null if each run reads all records.',
  from: 'Value in the record, without surrounding spaces.',
  to: 'Value in the world model.',
  name: 'Name of the field in the world model.',
  paths:
    'Paths of the values in the record, such as `contact.emails.0`: none for CONSTANT, 1 to 5 for CONCAT, else one.',
  transform: 'Conversion of the value.',
  dateFormat: 'Format of the dates. Null if the conversion is not DATE.',
  text: 'Value of CONSTANT, or text between the values of CONCAT, at most 200 characters. Null for other conversions.',
  lookup: 'Values of LOOKUP, at most 50. A record with another value is rejected. Empty for other conversions.',
  isRequired: 'Whether a record without this value is rejected.',
  entityType: 'Type of the entities that are created from the records.',
  externalIdPath: 'Path of the id of the record. A record without an id of 1 to 100 characters is rejected.',
  fields: 'Mapped fields, 1 to 30 with different names.',
} as const;

@ObjectType({ description: 'Requests that read the records of a REST API.' })
@InputType('RestSourceRequestInput', { description: 'Requests that read the records of a REST API.' })
export class RestSourceRequest implements RestRequest {
  @Field(() => String, { description: TEXT.path })
  path: string;

  @Field(() => String, { description: TEXT.itemsPath })
  itemsPath: string;

  @Field(() => RestPaginationEnum, { description: TEXT.pagination })
  pagination: RestPagination;

  @Field(() => String, { nullable: true, description: TEXT.pageParameter })
  pageParameter: string | null;

  @Field(() => String, { nullable: true, description: TEXT.cursorPath })
  cursorPath: string | null;

  @Field(() => Int, { nullable: true, description: TEXT.firstPage })
  firstPage: number | null;

  @Field(() => String, { nullable: true, description: TEXT.sizeParameter })
  sizeParameter: string | null;

  @Field(() => String, { nullable: true, description: TEXT.sinceParameter })
  sinceParameter: string | null;
}

@ObjectType({ description: 'A value of a record and the value that replaces it.' })
@InputType('SourceLookupValueInput', { description: 'A value of a record and the value that replaces it.' })
class SourceLookupValue implements LookupValue {
  @Field(() => String, { description: TEXT.from })
  from: string;

  @Field(() => String, { description: TEXT.to })
  to: string;
}

@ObjectType({ description: 'A field of the world model and the values of a record from which the field is computed.' })
class SourceMappedField implements MappedField {
  @Field(() => String, { description: TEXT.name })
  name: string;

  @Field(() => [String], { description: TEXT.paths })
  paths: string[];

  @Field(() => SourceTransformEnum, { description: TEXT.transform })
  transform: SourceTransform;

  @Field(() => SourceDateFormatEnum, { nullable: true, description: TEXT.dateFormat })
  dateFormat: SourceDateFormat | null;

  @Field(() => String, { nullable: true, description: TEXT.text })
  text: string | null;

  @Field(() => [SourceLookupValue], { description: TEXT.lookup })
  lookup: SourceLookupValue[];

  @Field(() => Boolean, { description: TEXT.isRequired })
  isRequired: boolean;
}

@InputType({ description: 'A field of the world model and the values of a record from which the field is computed.' })
class SourceMappedFieldInput implements MappedField {
  @Field(() => String, { description: `${TEXT.name} At most 64 letters, digits, dots and underscores.` })
  name: string;

  @Field(() => [String], { description: TEXT.paths })
  paths: string[];

  @Field(() => SourceTransformEnum, { description: TEXT.transform })
  transform: SourceTransform;

  @Field(() => SourceDateFormatEnum, { nullable: true, description: TEXT.dateFormat })
  dateFormat: SourceDateFormat | null;

  @Field(() => String, { nullable: true, description: TEXT.text })
  text: string | null;

  @Field(() => [SourceLookupValue], { description: TEXT.lookup })
  lookup: SourceLookupValue[];

  @Field(() => Boolean, { description: TEXT.isRequired })
  isRequired: boolean;
}

@ObjectType({
  description: 'A version of the mapping of a REST source. Versions never change, and each run records its version.',
})
export class SourceMapping {
  @Field(() => Int, { description: 'Number of the version, beginning with 1.' })
  version: number;

  @Field(() => EntityTypeEnum, { description: TEXT.entityType })
  entityType: EntityType;

  @Field(() => String, { description: TEXT.externalIdPath })
  externalIdPath: string;

  @Field(() => String, { description: 'Name of the member or API key that created the version, at that time.' })
  createdByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the version was created.' })
  createdAt: Date;
}

@InputType({ description: 'How records of a REST API become entities of the world model.' })
export class SourceMappingInput {
  @Field(() => EntityTypeEnum, { description: TEXT.entityType })
  entityType: EntityType;

  @Field(() => String, { description: TEXT.externalIdPath })
  externalIdPath: string;

  @Field(() => [SourceMappedFieldInput], { description: TEXT.fields })
  fields: SourceMappedFieldInput[];
}

@Resolver(() => SourceMapping)
export class SourceMappingFields {
  @Public('Part of the mapping.')
  @inSql.row({ fields: true })
  @FieldResolver(() => [SourceMappedField], { description: TEXT.fields })
  fields(@Root() { fields }: { fields: SourceMappedField[] }): SourceMappedField[] {
    return fields;
  }
}

@Resolver(() => DataSource)
export class DataSourceFields {
  @Public('Settings of a source that the viewer can read.')
  @inSql.row({ request: true })
  @FieldResolver(() => RestSourceRequest, {
    nullable: true,
    description: 'Requests that read the records. Null if the source is not of the kind REST.',
  })
  request(@Root() { request }: { request: RestSourceRequest | null }): RestSourceRequest | null {
    return request;
  }

  @Public('Mapping of a source that the viewer can read.')
  @inSql.relation('mappings', (args: { first: number }) => ends([['version', 'desc']], args))
  @FieldResolver(() => [SourceMapping], {
    description:
      'Versions of the mapping, newest first. The first version is the current one. Empty if there is no mapping.',
  })
  mappings(@Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) _first: number): SourceMapping[] {
    throw new TypeError('Mappings can be read only through a projection.');
  }
}
