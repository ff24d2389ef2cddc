export { WorkspaceFields } from './graphql/workspace.fields.ts';
export { WorkspaceResolver } from './graphql/workspace.resolver.ts';
