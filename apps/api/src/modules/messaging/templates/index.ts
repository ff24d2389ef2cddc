export { TemplateResolver, TemplateVariableInput, WhatsAppTemplate } from './graphql/template.ts';
export { syncTemplatesJob, syncWorkspaceTemplatesJob } from './jobs/sync-templates.ts';
export { checkTemplate, findTemplate, renderTemplate, type TemplateChoice } from './prepare-template.ts';
