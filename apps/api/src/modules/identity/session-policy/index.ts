export { WorkspaceSecurityResolver } from './graphql/security.resolver.ts';
