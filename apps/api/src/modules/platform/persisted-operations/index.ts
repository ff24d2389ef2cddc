export { findWorkspaceDocument } from './find-document.ts';
export { PersistedOperationFields, PersistedOperationResolver } from './graphql/persisted-operation.ts';
export { readSpaManifest, registerSpaOperations, type SpaDocuments } from './spa-manifest.ts';
