export { workspaceDataExport } from './export-workspace-data.ts';
export { WorkspaceDataResolver } from './graphql/workspace-data.ts';
