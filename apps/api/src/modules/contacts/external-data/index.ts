export { assertUpsert } from './assert-upsert.ts';
export { externalDataWhere, externalIdsJson } from './external-data.reads.ts';
export {
  changedExternalData,
  claimExternalIds,
  type ExternalData,
  moveExternalIds,
  moveExternalIdsBack,
  newExternalData,
  storeExternalIds,
} from './external-data.ts';
export { type ExternalDataChange, type ExternalDataValues, validateExternalData } from './external-data.validation.ts';
export {
  ExternalId,
  type ExternalIdInput,
  ExternalIdsField,
  ExternalIdsFilterField,
  MetadataEntry,
  type MetadataEntryInput,
  MetadataField,
  MetadataFilterField,
  metadataEntries,
} from './graphql/external-data.ts';
