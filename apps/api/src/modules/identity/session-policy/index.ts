export { WorkspaceSecurityResolver } from './graphql/security.ts';
