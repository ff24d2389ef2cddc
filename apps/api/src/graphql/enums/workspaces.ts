import {
  CHANNELS,
  ENVIRONMENT_WARNING_CODES,
  ENVIRONMENTS,
  INTEGRATION_PROVIDERS,
  INTEGRATION_STATUSES,
  LEGAL_HOLD_SCOPES,
  MODEL_PURPOSES,
  TIME_MEASURES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const ChannelEnum = enumOf('Channel', 'Channel on which a workspace communicates with contacts.', CHANNELS, {
  WHATSAPP: 'WhatsApp messages.',
  VOICE: 'Phone calls.',
});
export const EnvironmentEnum = enumOf('Environment', 'Environment of a workspace.', ENVIRONMENTS, {
  PRODUCTION: 'The workspace contains personal data. It has the shortest idle timeout and the longest audit retention.',
  STAGING: 'Changes are tested here before they are made in production.',
  DEVELOPMENT: 'Providers and data sources can be simulated.',
});
export const IntegrationProviderEnum = enumOf(
  'IntegrationProvider',
  'Provider of an integration.',
  INTEGRATION_PROVIDERS,
  {
    TWILIO: 'Twilio, for WhatsApp messages.',
    VAPI: 'Vapi, for phone calls.',
    CALCOM: 'Cal.com, for bookings.',
    OPENAI: 'OpenAI, for the language model and embeddings.',
    ANTHROPIC: 'Anthropic, for the language model.',
    AZURE_OPENAI: 'Azure OpenAI, for the language model and embeddings.',
    GOOGLE: 'Google Gemini, for the language model and embeddings.',
    OPENAI_COMPATIBLE: 'A server with an OpenAI-compatible API, for the language model and embeddings.',
  },
);
export const ModelPurposeEnum = enumOf('ModelPurpose', 'What a model is used for.', MODEL_PURPOSES, {
  UNDERSTANDING: 'Interprets what a contact wrote.',
  WORDING: 'Writes the replies of the agent.',
  REVIEW: 'Reviews messages of contacts for safety.',
  EMBEDDING:
    'Computes vectors of texts, which are used to search the knowledge by meaning. Disabled if no model is chosen.',
});
export const IntegrationStatusEnum = enumOf(
  'IntegrationStatus',
  'Status of the credentials of an integration.',
  INTEGRATION_STATUSES,
  {
    SET_UP: 'The credentials are stored and not verified.',
    VERIFIED: 'The provider accepted the credentials.',
    FAILING: 'The provider rejects the credentials.',
  },
);
export const GlobalRoleEnum = enumOf(
  'GlobalRole',
  'Role of an account on the platform. It grants no access to workspaces.',
  ['ADMIN', 'USER'],
  { ADMIN: 'A global admin, who manages the platform.', USER: 'A user without a role on the platform.' },
);
export const TransferStatusEnum = enumOf(
  'TransferStatus',
  'Status of an offer of ownership.',
  ['PENDING', 'ACCEPTED', 'DECLINED', 'CANCELLED', 'EXPIRED'],
  {
    PENDING: 'The member has not answered the offer yet.',
    ACCEPTED: 'The member accepted the offer.',
    DECLINED: 'The member declined the offer.',
    CANCELLED: 'An owner canceled the offer.',
    EXPIRED: 'The offer expired.',
  },
);
export const EnvironmentWarningCodeEnum = enumOf(
  'EnvironmentWarningCode',
  'Rule that a conversion of the environment changes.',
  ENVIRONMENT_WARNING_CODES,
  {
    IDLE_TIMEOUT: 'The idle timeout of sessions.',
    AUDIT_RETENTION: 'The retention of the audit log.',
    AGENT_EDITS: 'The warning that members see when they edit the agent.',
    COMPLIANCE_CONTROLS: 'The compliance controls.',
  },
);
export const WarningEffectEnum = enumOf(
  'WarningEffect',
  'Whether a conversion of the environment makes a rule stricter.',
  ['STRICTER', 'RELAXED'],
  { STRICTER: 'The rule becomes stricter.', RELAXED: 'The rule becomes less strict.' },
);
export const LegalHoldScopeEnum = enumOf(
  'LegalHoldScope',
  'Kind of record that a legal hold protects.',
  LEGAL_HOLD_SCOPES,
  {
    WORKSPACE: 'All data of the workspace.',
    LEAD: 'All data of the person behind a lead.',
    CONTACT: 'All data of a contact.',
  },
);
export const TimeMeasureEnum = enumOf('TimeMeasure', 'Kind of duration that analytics measure.', TIME_MEASURES, {
  FIRST_CONTACT: 'From the arrival of a lead to the first message sent to it, or to the first call that it answered.',
  FIRST_RESPONSE: "From a contact's first message to the first reply.",
  HANDLING: 'From the first to the last message of a conversation, or the length of a call.',
});
export const ChangeKindEnum = enumOf('ChangeKind', 'Kind of change to a record.', ['CREATED', 'UPDATED', 'DELETED'], {
  CREATED: 'The record was created.',
  UPDATED: 'The record was changed.',
  DELETED: 'The record was deleted and can no longer be read.',
});
