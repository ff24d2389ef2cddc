export { PersistedOperationFields, PersistedOperationResolver } from './graphql/persisted-operation.ts';
export { readSpaManifest, registerSpaOperations, type SpaDocuments } from './spa-manifest.ts';
export { findWorkspaceDocument } from './use-cases/persisted-operations.ts';
