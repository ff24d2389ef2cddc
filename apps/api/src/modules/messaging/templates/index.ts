export { TemplateResolver } from './graphql/template.resolver.ts';
export { WhatsAppTemplate } from './graphql/template.type.ts';
export { syncTemplatesJob, syncWorkspaceTemplatesJob } from './jobs/sync-templates.ts';
