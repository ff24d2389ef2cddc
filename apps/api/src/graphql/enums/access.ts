import {
  API_KEY_GRACE_PERIODS,
  API_KEY_MODES,
  NOTIFICATION_EMAIL_TIMINGS,
  NOTIFICATION_KINDS,
  REGISTRATION_MODES,
  SUPPORT_LEVELS,
} from '@frontdesk/domain';
import { ROLE_NAMES, ROLES } from '@frontdesk/policies';
import { enumOf } from './enum-of.ts';

export const RoleNameEnum = enumOf('RoleName', 'Name of a built-in role.', ROLE_NAMES, {
  owner: ROLES.owner.description,
  admin: ROLES.admin.description,
  member: ROLES.member.description,
  operator: ROLES.operator.description,
  agent: ROLES.agent.description,
  viewer: ROLES.viewer.description,
});
export const RegistrationModeEnum = enumOf('RegistrationMode', 'Who can register an account.', REGISTRATION_MODES, {
  OPEN: 'Anyone can register.',
  INVITED: 'Only addresses with a pending invitation can register.',
  DOMAINS: 'Only addresses of the allowed email domains can register.',
  CLOSED: 'No one can register.',
});
export const SupportLevelEnum = enumOf(
  'SupportLevel',
  'Level of access that a member grants to support.',
  SUPPORT_LEVELS,
  { READ: 'Read access only.', CHANGE: 'Read access, and changes that neither grant access nor contact anyone.' },
);
export const PolicyEffectEnum = enumOf('PolicyEffect', 'Effect of a policy entry of a member.', ['GRANT', 'DENY'], {
  GRANT: 'The member has the policy in addition to the role.',
  DENY: 'The member does not have the policy, even if the role includes it.',
});
export const InvitationStatusEnum = enumOf(
  'InvitationStatus',
  'Status of an invitation.',
  ['PENDING', 'ACCEPTED', 'DECLINED', 'REVOKED', 'EXPIRED'],
  {
    PENDING: 'The invitation can be accepted.',
    ACCEPTED: 'The invitation was accepted.',
    DECLINED: 'The invited person declined the invitation.',
    REVOKED: 'The invitation was revoked.',
    EXPIRED: 'The invitation expired before it was accepted.',
  },
);
export const InvitationOutcomeEnum = enumOf(
  'InvitationOutcome',
  'Result of inviting one email address.',
  ['INVITED', 'ALREADY_MEMBER', 'ALREADY_INVITED', 'NOT_AN_ADDRESS', 'PLAN_LIMIT_REACHED'],
  {
    INVITED: 'An invitation was sent.',
    ALREADY_MEMBER: 'A member of the workspace has the address.',
    ALREADY_INVITED: 'The address has a pending invitation.',
    NOT_AN_ADDRESS: 'The text is not a valid email address.',
    PLAN_LIMIT_REACHED: 'The plan of the workspace includes no further member.',
  },
);
export const AccessRequestStatusEnum = enumOf(
  'AccessRequestStatus',
  'Status of an access request.',
  ['PENDING', 'GRANTED', 'DECLINED'],
  {
    PENDING: 'The request has not been answered yet.',
    GRANTED: 'The policy was granted.',
    DECLINED: 'The request was declined.',
  },
);
export const ApiKeyModeEnum = enumOf('ApiKeyMode', 'Operations that an API key can run.', API_KEY_MODES, {
  ANY_OPERATION: 'Any GraphQL operation.',
  PERSISTED_ONLY: 'Persisted operations and the REST routes of leads only.',
});
export const ApiKeyStatusEnum = enumOf('ApiKeyStatus', 'Status of an API key.', ['ACTIVE', 'EXPIRED', 'REVOKED'], {
  ACTIVE: 'The key can be used.',
  EXPIRED: 'The expiry time of the key has passed.',
  REVOKED: 'The key was revoked.',
});
export const ApiKeyGracePeriodEnum = enumOf(
  'ApiKeyGracePeriod',
  'Time for which a rotated key remains valid.',
  API_KEY_GRACE_PERIODS,
  {
    NOW: 'No grace period. The old key becomes invalid immediately.',
    ONE_HOUR: 'One hour.',
    ONE_DAY: '24 hours.',
    ONE_WEEK: 'Seven days.',
  },
);
export const OperationKindEnum = enumOf('OperationKind', 'Kind of a persisted operation.', ['QUERY', 'MUTATION'], {
  QUERY: 'The operation reads data.',
  MUTATION: 'The operation changes data.',
});
export const NotificationEmailTimingEnum = enumOf(
  'NotificationEmailTiming',
  'When emails about unread notifications are sent.',
  NOTIFICATION_EMAIL_TIMINGS,
  {
    PROMPT: 'Two to three minutes after the first notification, with all that are unread at that time.',
    HOURLY: 'One hour after the first notification, with all that are unread at that time.',
  },
);
export const NotificationKindEnum = enumOf('NotificationKind', 'Kind of a notification.', NOTIFICATION_KINDS, {
  CONVERSATION_WAITING: 'A conversation is waiting for a member.',
  CALL_ESCALATED: 'The agent requests a human in a call.',
  SAFETY_TRIGGERED: 'A safety rule matched a message or utterance.',
  OUTREACH_SUPPRESSED: 'A limit prevented a call or greeting to a lead.',
  LEAD_RETURNED: 'A known contact submitted the form again.',
  LEAD_UNREACHED: 'A lead answered none of the automatic calls.',
  GREETING_TEMPLATE_MISSING: 'A lead waits because the sending number has no approved greeting template.',
  LEADS_GREETABLE:
    'Leads that waited for the setup or the end of a pause can be greeted. The detail is the number of leads.',
  CONVERSATION_ASSIGNED: 'A conversation was assigned to the viewer.',
  MENTIONED_IN_NOTE: 'A private note in a conversation mentions the viewer.',
  ACCESS_REQUESTED: 'A member requested access that the viewer can grant.',
  ACCESS_GRANTED: "The viewer's access request was granted.",
  ACCESS_DECLINED: "The viewer's access request was declined.",
  RIGHTS_CHANGED: "The viewer's permissions changed.",
  INVITATION_ACCEPTED: "The viewer's invitation was accepted.",
  INVITATION_DECLINED: "The viewer's invitation was declined.",
  OWNERSHIP_OFFERED: 'The viewer was offered ownership of the workspace.',
  OWNERSHIP_ACCEPTED: "The viewer's offer of ownership was accepted.",
  OWNERSHIP_DECLINED: "The viewer's offer of ownership was declined.",
  SUPPORT_ENTERED: 'A support session started.',
  SUPPORT_ENDED: 'A support session ended.',
  API_KEY_EXPIRING: 'An API key of the viewer expires soon.',
  AUDIT_EXPORT_FINISHED: "The viewer's export of the audit log is ready or has failed.",
  CAMPAIGN_PAUSED: 'A campaign was paused automatically.',
  CAMPAIGN_COMPLETED: 'A campaign is completed.',
  CAMPAIGN_FAILED: 'A campaign could not start.',
  IMPORT_FINISHED: "The viewer's import finished or failed.",
  WEBHOOK_DISABLED: 'A webhook was disabled because its endpoint failed.',
  DATA_SOURCE_SWITCHED_OFF: 'A data source was disabled because its runs failed.',
  MCP_TOOL_CHANGED: 'A server changed or removed a tool that a member allowed.',
  FORM_REVIEW_PENDING: 'A contact submitted a form that requires a review.',
  FORM_LOCKED: 'A form was locked after five wrong codes or birth dates.',
  MODEL_BUDGET_WARNING: 'The cost of the models reached 80% of the monthly limit.',
  MODEL_BUDGET_REACHED: 'The cost of the models reached the monthly limit.',
  USAGE_WARNING: 'The usage reached 80% of a limit of the plan. The detail is the key of the meter.',
  USAGE_LIMIT_REACHED: 'The usage reached a limit of the plan. The detail is the key of the meter.',
  ROLLOUT_ROLLED_BACK:
    'A limit or a failed test run rolled back the rollout of an agent. The detail is the name of the agent.',
});
