export { downloadTemplateFile } from './download-template-file.ts';
export { TemplateVariableInput } from './graphql/template.inputs.ts';
export { TemplateFields, TemplateResolver, WhatsAppTemplate } from './graphql/template.ts';
export { deleteTemplateFilesJob } from './jobs/delete-template-files-job.ts';
export { syncTemplatesJob, syncWorkspaceTemplatesJob } from './jobs/sync-templates.ts';
export { templateFileObject } from './template-files.ts';
export { accountOf, type TemplateAccount } from './templates.repository.ts';
export { uploadTemplateFiles } from './upload-template-file.ts';
export {
  checkTemplate,
  findTemplate,
  isTemplateUsable,
  renderTemplate,
  type TemplateChoice,
} from './use-cases/send-template.ts';
export { syncWorkspaceTemplates } from './use-cases/sync-templates.ts';
