export {
  type AgentForm,
  answerNamesOf,
  type CompletedForm,
  findSendableForm,
  markFormsRead,
  prepareForm,
  sendableFormsOf,
  storeAgentForm,
  toUnreadForm,
  type UnreadForm,
} from './agent-forms.ts';
export { downloadSurfaceFile } from './download-surface-file.ts';
export { SurfaceResolver } from './graphql/surface.ts';
export { SurfaceFileResolver } from './graphql/surface-file.ts';
export { SurfaceResultResolver } from './graphql/surface-results.ts';
export { SurfaceReviewResolver } from './graphql/surface-review.ts';
export { SurfaceTemplate, SurfaceTemplateFields, SurfaceTemplateResolver } from './graphql/surface-template.ts';
export { deleteSurfaceFilesJob } from './jobs/delete-surface-files-job.ts';
export { expireSurfacesJob } from './jobs/expire-surfaces-job.ts';
export { remindOfSurfacesJob } from './jobs/remind-of-surfaces-job.ts';
export { sendSurfaceCodeJob } from './jobs/send-surface-code-job.ts';
export { surfaceJobs } from './jobs/surface-jobs.ts';
export { revokeUnsentForm } from './revoke-unsent-form.ts';
export { findCheckRefusal } from './second-check.ts';
export {
  completeStep,
  openSurface,
  saveSurface,
  showKnownValues,
  submitSurface,
  viewSurface,
} from './use-cases/fill-in-surface.ts';
export { answerCheck, requestCode, type ShownCheck, viewCheck } from './use-cases/pass-check.ts';
export { removeSurfaceFile } from './use-cases/remove-surface-file.ts';
export { createSurfaceTemplate, updateSurfaceTemplate } from './use-cases/templates.ts';
export { uploadSurfaceFile } from './use-cases/upload-surface-file.ts';
export type { ShownFile, ShownSurface, Visitor } from './visit-surface.ts';
