export { createDefaultAgent } from './default-agent.ts';
export { WorkspaceFields, WorkspaceResolver } from './graphql/workspace.resolver.ts';
export { Workspace } from './graphql/workspace.type.ts';
export { currentWorkspace, lockWorkspace, type WorkspaceRow } from './workspaces.repository.ts';
