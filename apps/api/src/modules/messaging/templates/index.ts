export { TemplateVariableInput } from './graphql/template.inputs.ts';
export { TemplateFields, TemplateResolver, WhatsAppTemplate } from './graphql/template.ts';
export { syncTemplatesJob, syncWorkspaceTemplatesJob } from './jobs/sync-templates.ts';
export { accountOf, type TemplateAccount } from './templates.repository.ts';
export {
  checkTemplate,
  findTemplate,
  isTemplateUsable,
  renderTemplate,
  type TemplateChoice,
} from './use-cases/send-template.ts';
export { syncWorkspaceTemplates } from './use-cases/sync-templates.ts';
