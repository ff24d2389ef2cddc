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
export { SurfaceResolver } from './graphql/surface.ts';
export { SurfaceResultResolver } from './graphql/surface-results.ts';
export { SurfaceReviewResolver } from './graphql/surface-review.ts';
export { SurfaceTemplateFields, SurfaceTemplateResolver } from './graphql/surface-template.ts';
export { expireSurfacesJob } from './jobs/expire-surfaces-job.ts';
export { remindOfSurfacesJob } from './jobs/remind-of-surfaces-job.ts';
export { openSurface, saveSurface, showKnownValues, submitSurface } from './use-cases/fill-in-surface.ts';
export type { ShownSurface } from './visit-surface.ts';
