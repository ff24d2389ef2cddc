export { findWorkspaceDocument } from './find-document.ts';
export { PersistedOperationFields } from './graphql/persisted-operation.fields.ts';
export { PersistedOperationResolver } from './graphql/persisted-operation.resolver.ts';
export { readSpaManifest, registerSpaOperations, type SpaDocuments } from './spa-manifest.ts';
