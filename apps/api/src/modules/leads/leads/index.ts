export { changeLeadField, isLeadFieldValid } from './change-lead-field.ts';
export { LeadChangeFields, LeadFields, LeadResolver, LeadSubscription } from './graphql/lead.resolver.ts';
export { Lead } from './graphql/lead.type.ts';
export { LeadExportResolver } from './graphql/lead-export.ts';
export {
  createImportedLeads,
  deleteUnchangedLeads,
  findExistingLeads,
  type ImportedLead,
} from './imported-leads.ts';
export { conversationIdOf } from './lead.computed-fields.ts';
export { leadExport, leadRows } from './lead-export.ts';
export { leadManagers } from './lead-managers.ts';
export {
  acceptLead,
  deferLead,
  endWaiting,
  markLeadGreeted,
  markLeadReached,
  markLeadUnreached,
  markLeadWaiting,
  recordLead,
  scheduleRedial,
  transitionLead,
} from './lead-states.ts';
export { validExternalId, validMessage } from './lead-validation.ts';
export { type LeadRow, lockLead } from './leads.repository.ts';
export { findForm, submitForm } from './use-cases/public-form.ts';
