export { WorkspaceFields } from './graphql/workspace.fields.ts';
export { WorkspaceResolver } from './graphql/workspace.resolver.ts';
export { Workspace } from './graphql/workspace.type.ts';
export { currentWorkspace, lockWorkspace, type WorkspaceRow } from './workspaces.repository.ts';
