export { LeadFormResolver } from './graphql/lead-form.resolver.ts';
export { LeadFormVersionFields } from './graphql/lead-form-version.fields.ts';
export { readEmbedOrigins } from './lead-forms.repository.ts';
export { findVisibleForm, formToSubmit, type VisibleForm } from './visible-form.ts';
