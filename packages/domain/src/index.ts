export * from './agent-limits.ts';
export * from './agent-status.ts';
export * from './analytics.ts';
export * from './api-keys.ts';
export * from './audit.ts';
export * from './booking-confirmation.ts';
export * from './bookings.ts';
export * from './business-hours.ts';
export * from './calls.ts';
export * from './campaigns.ts';
export * from './channels.ts';
export * from './contact-windows.ts';
export * from './contacts.ts';
export * from './conversations.ts';
export * from './csv.ts';
export * from './data-sources.ts';
export * from './denials.ts';
export * from './dial-policy.ts';
export * from './emails.ts';
export * from './environment-warnings.ts';
export * from './environments.ts';
export * from './escalation.ts';
export * from './events.ts';
export * from './fold-text.ts';
export * from './handoffs.ts';
export * from './integrations.ts';
export * from './jobs.ts';
export * from './knowledge.ts';
export * from './leads.ts';
export * from './limits.ts';
export * from './lists.ts';
export * from './names.ts';
export * from './normalize-text.ts';
export * from './notifications.ts';
export * from './opt-out.ts';
export * from './outreach-limits.ts';
export * from './phone-configs.ts';
export * from './provider-urls.ts';
export * from './refusals/refusals.ts';
export {
  REGULATION_TEMPLATE_IDS,
  type RegulationTemplate,
  type RegulationTemplateId,
  type TemplateConcept,
} from './regulation-template.ts';
export * from './regulation-templates.ts';
export * from './retention.ts';
export * from './route-rules.ts';
export * from './safety.ts';
export * from './saved-views.ts';
export * from './slugs.ts';
export * from './support.ts';
export * from './templates.ts';
export * from './voice.ts';
export * from './webhook-delivery.ts';
export * from './webhook-filter.ts';
export * from './webhooks.ts';
export * from './world/index.ts';
export * from './zoned-time.ts';
