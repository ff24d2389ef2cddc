export { TemplateResolver, TemplateVariableInput, WhatsAppTemplate } from './graphql/template.ts';
export { syncTemplatesJob, syncWorkspaceTemplatesJob } from './jobs/sync-templates.ts';
export {
  checkTemplate,
  findTemplate,
  isTemplateUsable,
  renderTemplate,
  type TemplateChoice,
} from './prepare-template.ts';
export { syncWorkspaceTemplates } from './use-cases/sync-templates.ts';
