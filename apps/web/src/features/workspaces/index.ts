export { CreateWorkspacePage } from './create-workspace-page.tsx';
export { WorkspacesPage } from './workspaces-page.tsx';
