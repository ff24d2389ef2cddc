export { LeadFormResolver } from './graphql/lead-form.resolver.ts';
export { LeadFormVersionFields } from './graphql/lead-form-version.fields.ts';
export { findForm, readEmbedOrigins } from './lead-forms.repository.ts';
export { updateLeadForm } from './use-cases/update-lead-form.ts';
export { findVisibleForm, formToSubmit, type VisibleForm } from './visible-form.ts';
