export { LeadFields } from './graphql/lead.fields.ts';
export { LeadResolver } from './graphql/lead.resolver.ts';
export { LeadSubscription } from './graphql/lead.subscription.ts';
export { findForm, submitForm } from './use-cases/submit-form.ts';
