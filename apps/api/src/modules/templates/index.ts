export { TemplateResolver } from './graphql/template.resolver.ts';
export { syncTemplatesJob, syncWorkspaceTemplatesJob } from './jobs/sync-templates.ts';
