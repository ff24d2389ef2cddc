export { acceptLead } from './accept-lead.ts';
export { LeadFields } from './graphql/lead.fields.ts';
export { LeadResolver } from './graphql/lead.resolver.ts';
export { LeadChangeFields, LeadSubscription } from './graphql/lead.subscription.ts';
export { Lead } from './graphql/lead.type.ts';
export { type LeadRow, lockLead } from './leads.repository.ts';
export { recordLead, transitionLead } from './transition-lead.ts';
export { findForm, submitForm } from './use-cases/submit-form.ts';
export {
  deferLead,
  endWaiting,
  markLeadGreeted,
  markLeadReached,
  markLeadUnreached,
  markLeadWaiting,
  scheduleRedial,
} from './waiting-leads.ts';
