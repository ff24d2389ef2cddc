import { GOALS, OUTCOMES, QUESTION_TYPES } from '@frontdesk/agent';
import {
  API_KEY_LABELS,
  API_KEY_MODES,
  ATTEMPT_CAUSES,
  AUDIT_ACTOR_KINDS,
  AUDIT_EXPORT_FORMATS,
  AUDIT_EXPORT_STATUSES,
  AUDIT_FAULTS,
  AUDIT_VIAS,
  BOOKING_ORIGINS,
  BOOKING_STATUSES,
  BOOKING_TABS,
  BOOKING_WISHES,
  CALL_DIRECTIONS,
  CALL_MODES,
  CALL_OUTCOMES,
  CALL_STATES,
  CALL_TABS,
  CHANNELS,
  CODE_METHODS,
  CONTACT_CHANGES,
  CONTACT_ORDERS,
  CONTACT_STANDINGS,
  CONVERSATION_MODES,
  DELIVERY_STATES,
  DIRECTIONS,
  ENVIRONMENT_WARNING_CODES,
  ENVIRONMENTS,
  ESCALATION_STATES,
  FILTER_MATCHES,
  FILTER_OPERATORS,
  GREETING_FILLINGS,
  IMPORT_FIELDS,
  IMPORT_STAGES,
  IMPORT_VERDICTS,
  INBOX_TABS,
  INTEGRATION_PROVIDERS,
  INTEGRATION_STATES,
  JOB_KINDS,
  JOB_STATES,
  JOINED_MODES,
  KEY_OVERLAPS,
  LEAD_SOURCES,
  LEAD_STATUSES,
  LEGAL_HOLD_SCOPES,
  MERGE_FIELDS,
  MESSAGE_AUTHORS,
  MESSAGE_DIRECTIONS,
  MESSAGE_STATUSES,
  NOTIFICATION_KINDS,
  ON_KNOWN,
  OPERATOR_ACTION_STATES,
  OPERATOR_ACTIONS,
  OPT_OUT_LANGUAGES,
  PHONE_CAPABILITIES,
  PHONE_CONFIG_STATES,
  PHONE_PROVIDERS,
  REGISTRATION_MODES,
  SECRET_OVERLAPS,
  SUPPORT_LEVELS,
  TAKEOVER_ENDINGS,
  TEMPLATE_CATEGORIES,
  TEMPLATE_PROVIDERS,
  TEMPLATE_STATUSES,
  TIME_MEASURES,
  TIMELINE_KINDS,
  TRANSCRIPT_ROLES,
  VIEW_VISIBILITIES,
  WEBHOOK_DISABLED_REASONS,
  WEBHOOK_STATES,
} from '@frontdesk/domain';
import { ROLE_NAMES } from '@frontdesk/policies';
import { registerEnumType } from 'type-graphql';

/** States are unions of words in `packages/domain`; the graph gets an enum made from the same words. */
function enumOf<T extends string>(name: string, description: string, words: readonly T[]): Record<T, T> {
  const members = Object.fromEntries(words.map((word) => [word, word])) as Record<T, T>;
  registerEnumType(members, { name, description });
  return members;
}

export const ChannelEnum = enumOf('Channel', 'How the agent of a workspace talks to people.', CHANNELS);
export const EnvironmentEnum = enumOf('Environment', 'What a workspace is for.', ENVIRONMENTS);
export const GoalEnum = enumOf('AgentGoal', 'What conversations are for.', GOALS);
export const QuestionTypeEnum = enumOf('QuestionType', 'What an answer looks like.', QUESTION_TYPES);
export const OutcomeEnum = enumOf('AgentOutcome', 'How a conversation ended for the agent.', OUTCOMES);
export const RoleNameEnum = enumOf('RoleName', 'A built-in bundle of policies.', ROLE_NAMES);
export const IntegrationProviderEnum = enumOf(
  'IntegrationProvider',
  'Whose services a workspace uses through its own account.',
  INTEGRATION_PROVIDERS,
);
export const IntegrationStateEnum = enumOf(
  'IntegrationState',
  'Whether credentials are kept only, were accepted by the provider, or fail.',
  INTEGRATION_STATES,
);
export const PhoneProviderEnum = enumOf('PhoneProvider', 'Whose number it is.', PHONE_PROVIDERS);
export const PhoneConfigStateEnum = enumOf(
  'PhoneConfigState',
  'How far a number has come; FAILED: it was active, and its provider no longer knows us.',
  PHONE_CONFIG_STATES,
);
export const PhoneCapabilityEnum = enumOf('PhoneCapability', 'What can be done with a number.', PHONE_CAPABILITIES);
export const CodeMethodEnum = enumOf('CodeMethod', 'How a code is brought to a number.', CODE_METHODS);
export const TemplateProviderEnum = enumOf(
  'TemplateProvider',
  'Through whose account a template goes out.',
  TEMPLATE_PROVIDERS,
);
export const TemplateStatusEnum = enumOf(
  'TemplateStatus',
  'What WhatsApp thinks of a template; only APPROVED goes out.',
  TEMPLATE_STATUSES,
);
export const TemplateCategoryEnum = enumOf('TemplateCategory', 'What a template is for.', TEMPLATE_CATEGORIES);
export const GreetingFillingEnum = enumOf(
  'GreetingFilling',
  'What is known of everybody who is greeted.',
  GREETING_FILLINGS,
);
export const OptOutLanguageEnum = enumOf(
  'OptOutLanguage',
  'A language in which STOP can be understood.',
  OPT_OUT_LANGUAGES,
);
export const WebhookStateEnum = enumOf('WebhookState', 'Whether events are sent to an endpoint.', WEBHOOK_STATES);
export const WebhookDisabledReasonEnum = enumOf(
  'WebhookDisabledReason',
  'Why nothing is sent: the endpoint said that it is gone, or has failed for too long.',
  WEBHOOK_DISABLED_REASONS,
);
export const DeliveryStateEnum = enumOf(
  'DeliveryState',
  'What became of an event on its way to one endpoint.',
  DELIVERY_STATES,
);
export const AttemptCauseEnum = enumOf(
  'AttemptCause',
  'Why an attempt failed. ADDRESS: it led inside a private network.',
  ATTEMPT_CAUSES,
);
export const SecretOverlapEnum = enumOf(
  'SecretOverlap',
  'How long a secret that is replaced still signs beside the new one.',
  SECRET_OVERLAPS,
);
export const FilterMatchEnum = enumOf(
  'FilterMatch',
  'Whether all conditions must hold, or one is enough.',
  FILTER_MATCHES,
);
export const FilterOperatorEnum = enumOf('FilterOperator', 'What a condition asks of a value.', FILTER_OPERATORS);
export const GlobalRoleEnum = enumOf('GlobalRole', 'Rights over the platform, apart from any workspace.', [
  'ADMIN',
  'USER',
]);
export const RegistrationModeEnum = enumOf(
  'RegistrationMode',
  'Who may register by themselves: anybody, invited addresses, addresses of certain domains, or nobody.',
  REGISTRATION_MODES,
);
export const SupportLevelEnum = enumOf('SupportLevel', 'How far support may go where it was let in.', SUPPORT_LEVELS);
export const PolicyEffectEnum = enumOf('PolicyEffect', 'Whether a policy is given or withheld.', ['GRANT', 'DENY']);
export const InvitationStatusEnum = enumOf('InvitationStatus', 'Where an invitation stands.', [
  'PENDING',
  'ACCEPTED',
  'DECLINED',
  'REVOKED',
  'EXPIRED',
]);
export const InvitationOutcomeEnum = enumOf('InvitationOutcome', 'What became of one address of several.', [
  'INVITED',
  'ALREADY_MEMBER',
  'ALREADY_INVITED',
  'NOT_AN_ADDRESS',
]);
export const TransferStatusEnum = enumOf('TransferStatus', 'Where an offer of ownership stands.', [
  'PENDING',
  'ACCEPTED',
  'DECLINED',
  'CANCELLED',
  'EXPIRED',
]);
export const EnvironmentWarningCodeEnum = enumOf(
  'EnvironmentWarningCode',
  'What a conversion changes.',
  ENVIRONMENT_WARNING_CODES,
);
export const WarningEffectEnum = enumOf('WarningEffect', 'Which way a control changes.', ['STRICTER', 'RELAXED']);
export const AccessRequestStatusEnum = enumOf('AccessRequestStatus', 'Where a request for access stands.', [
  'PENDING',
  'GRANTED',
  'DECLINED',
]);
export const ApiKeyLabelEnum = enumOf('ApiKeyLabel', 'The environment a key is meant for.', API_KEY_LABELS);
export const ApiKeyModeEnum = enumOf('ApiKeyMode', 'Which documents a key may run.', API_KEY_MODES);
export const ApiKeyStatusEnum = enumOf('ApiKeyStatus', 'Whether a key still opens.', ['ACTIVE', 'EXPIRED', 'REVOKED']);
export const KeyOverlapEnum = enumOf('KeyOverlap', 'How long a key that is replaced still opens.', KEY_OVERLAPS);
export const OperationKindEnum = enumOf('OperationKind', 'What a persisted operation does.', ['QUERY', 'MUTATION']);
export const LeadStatusEnum = enumOf('LeadStatus', 'Where an enquiry stands.', LEAD_STATUSES);
export const LeadSourceEnum = enumOf('LeadSource', 'Which door an enquiry came through.', LEAD_SOURCES);
export const BookingStatusEnum = enumOf(
  'BookingStatus',
  'REQUESTED: the calendar is being asked. FAILED: it said no. SUPPRESSED: it was never asked, as the workspace was paused.',
  BOOKING_STATUSES,
);
export const BookingOriginEnum = enumOf(
  'BookingOrigin',
  'Who made a booking: the agent, a member, or somebody in the calendar itself.',
  BOOKING_ORIGINS,
);
export const BookingWishEnum = enumOf('BookingWish', 'What the calendar is asked about a booking.', BOOKING_WISHES);
export const BookingTabEnum = enumOf(
  'BookingTab',
  'UPCOMING: to come. PAST: stood when its time came. CANCELLED: no longer stands, or never did.',
  BOOKING_TABS,
);
export const ContactStandingEnum = enumOf(
  'ContactStanding',
  'Whether a contact may be written to, asked for silence, or was blocked.',
  CONTACT_STANDINGS,
);
export const ContactOrderEnum = enumOf('ContactOrder', 'By what contacts are ordered.', CONTACT_ORDERS);
export const DirectionEnum = enumOf('Direction', 'Which way an order goes.', DIRECTIONS);
export const ContactChangeEnum = enumOf('ContactChange', 'What is done to many contacts.', CONTACT_CHANGES);
export const MergeFieldEnum = enumOf('MergeField', 'What one contact takes from another.', MERGE_FIELDS);
export const TimelineKindEnum = enumOf('TimelineKind', 'What happened with a person.', TIMELINE_KINDS);
export const ImportFieldEnum = enumOf('ImportField', 'What a column of a file holds.', IMPORT_FIELDS);
export const ImportStageEnum = enumOf('ImportStage', 'How far an import is.', IMPORT_STAGES);
export const ImportVerdictEnum = enumOf('ImportVerdict', 'What is to become of a row.', IMPORT_VERDICTS);
export const OnKnownEnum = enumOf('OnKnown', 'What becomes of somebody who is known already.', ON_KNOWN);
export const JobKindEnum = enumOf('JobKind', 'What a long job does.', JOB_KINDS);
export const JobStateEnum = enumOf('JobState', 'How a long job stands.', JOB_STATES);
export const ViewVisibilityEnum = enumOf('ViewVisibility', 'Who finds a saved view.', VIEW_VISIBILITIES);
export const LegalHoldScopeEnum = enumOf('LegalHoldScope', 'What a legal hold keeps.', LEGAL_HOLD_SCOPES);
export const TimeMeasureEnum = enumOf('TimeMeasure', 'What is measured in time.', TIME_MEASURES);
export const InboxTabEnum = enumOf(
  'InboxTab',
  'MINE: held or looked after by the viewer. UNASSIGNED: by nobody. AGENT: the agent answers. WAITING: for a person.',
  INBOX_TABS,
);
export const ConversationModeEnum = enumOf('ConversationMode', 'Who answers a conversation.', CONVERSATION_MODES);
export const TakeoverEndingEnum = enumOf(
  'TakeoverEnding',
  'HANDED_BACK: by the member. IDLE: nothing was done for as long as the workspace allows. MEMBER_LEFT: they left.',
  TAKEOVER_ENDINGS,
);
export const MessageDirectionEnum = enumOf('MessageDirection', 'Which way a message went.', MESSAGE_DIRECTIONS);
export const MessageAuthorEnum = enumOf('MessageAuthor', 'Who wrote a message.', MESSAGE_AUTHORS);
export const MessageStatusEnum = enumOf('MessageStatus', 'What became of a message.', MESSAGE_STATUSES);
export const CallDirectionEnum = enumOf('CallDirection', 'Who called whom.', CALL_DIRECTIONS);
export const CallStateEnum = enumOf('CallState', 'Where a call is. It only ever moves on.', CALL_STATES);
export const CallModeEnum = enumOf(
  'CallMode',
  'Who speaks: the agent alone, heard by a member, told by a member what to say, or a member instead of it.',
  CALL_MODES,
);
export const JoinedModeEnum = enumOf('JoinedMode', 'What a member is in a call for.', JOINED_MODES);
export const CallOutcomeEnum = enumOf('CallOutcome', 'What came of a call.', CALL_OUTCOMES);
export const CallTabEnum = enumOf(
  'CallTab',
  'LIVE: not over yet. MINE: the viewer is in it, or wrapped it up. ENDED: over, for whatever reason.',
  CALL_TABS,
);
export const TranscriptRoleEnum = enumOf('TranscriptRole', 'Who said something on the phone.', TRANSCRIPT_ROLES);
export const OperatorActionKindEnum = enumOf('OperatorActionKind', 'What a member did in a call.', OPERATOR_ACTIONS);
export const OperatorActionStateEnum = enumOf(
  'OperatorActionState',
  'Whether the provider has done what a member wanted of a call.',
  OPERATOR_ACTION_STATES,
);
export const EscalationStateEnum = enumOf(
  'EscalationState',
  'Whether somebody has come where the agent asked for a person.',
  ESCALATION_STATES,
);
export const NotificationKindEnum = enumOf('NotificationKind', 'What somebody is told.', NOTIFICATION_KINDS);
export const ChangeKindEnum = enumOf('ChangeKind', 'What happened to a record.', ['CREATED', 'UPDATED', 'DELETED']);
export const AuditActorKindEnum = enumOf('AuditActorKind', 'Who may stand behind an audit row.', AUDIT_ACTOR_KINDS);
export const AuditViaEnum = enumOf('AuditVia', 'Which door a change came through.', AUDIT_VIAS);
export const AuditExportFormatEnum = enumOf(
  'AuditExportFormat',
  'How a file of the trail is written.',
  AUDIT_EXPORT_FORMATS,
);
export const AuditExportStatusEnum = enumOf('AuditExportStatus', 'How far an export is.', AUDIT_EXPORT_STATUSES);
export const AuditFaultKindEnum = enumOf('AuditFaultKind', 'What can be wrong with the trail.', AUDIT_FAULTS);
