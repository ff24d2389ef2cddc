export { createDefaultAgent } from './default-agent.ts';
export { WorkspacePayload } from './graphql/workspace.mutations.ts';
export { WorkspaceFields, WorkspaceResolver } from './graphql/workspace.resolver.ts';
export { currentWorkspace, lockWorkspace, type WorkspaceRow } from './workspaces.repository.ts';
