export { TemplateVariableInput } from './graphql/template.inputs.ts';
export { TemplateResolver } from './graphql/template.resolver.ts';
export { WhatsAppTemplate } from './graphql/template.type.ts';
export { syncTemplatesJob, syncWorkspaceTemplatesJob } from './jobs/sync-templates.ts';
export { checkTemplate, findTemplate, renderTemplate, type TemplateChoice } from './prepare-template.ts';
