export { RecordFieldResolver } from './graphql/record-field.ts';
export { readRecordAccess } from './record-fields.repository.ts';
