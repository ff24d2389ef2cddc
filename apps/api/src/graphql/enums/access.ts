import {
  API_KEY_GRACE_PERIODS,
  API_KEY_LABELS,
  API_KEY_MODES,
  NOTIFICATION_KINDS,
  REGISTRATION_MODES,
  SUPPORT_LEVELS,
} from '@frontdesk/domain';
import { ROLE_NAMES } from '@frontdesk/policies';
import { enumOf } from './enum-of.ts';

export const RoleNameEnum = enumOf('RoleName', 'A built-in bundle of policies.', ROLE_NAMES);
export const RegistrationModeEnum = enumOf(
  'RegistrationMode',
  'Who can register: anyone, invited addresses, addresses of certain domains, or no one.',
  REGISTRATION_MODES,
);
export const SupportLevelEnum = enumOf('SupportLevel', 'Level of access that was granted to support.', SUPPORT_LEVELS);
export const PolicyEffectEnum = enumOf('PolicyEffect', 'Whether a policy is granted or denied.', ['GRANT', 'DENY']);
export const InvitationStatusEnum = enumOf('InvitationStatus', 'Status of an invitation.', [
  'PENDING',
  'ACCEPTED',
  'DECLINED',
  'REVOKED',
  'EXPIRED',
]);
export const InvitationOutcomeEnum = enumOf('InvitationOutcome', 'Result for one address.', [
  'INVITED',
  'ALREADY_MEMBER',
  'ALREADY_INVITED',
  'NOT_AN_ADDRESS',
]);
export const AccessRequestStatusEnum = enumOf('AccessRequestStatus', 'Status of an access request.', [
  'PENDING',
  'GRANTED',
  'DECLINED',
]);
export const ApiKeyLabelEnum = enumOf('ApiKeyLabel', 'The environment a key is meant for.', API_KEY_LABELS);
export const ApiKeyModeEnum = enumOf('ApiKeyMode', 'Which operations a key can run.', API_KEY_MODES);
export const ApiKeyStatusEnum = enumOf('ApiKeyStatus', 'Status of an API key.', ['ACTIVE', 'EXPIRED', 'REVOKED']);
export const ApiKeyGracePeriodEnum = enumOf(
  'ApiKeyGracePeriod',
  'How long a replaced key remains valid.',
  API_KEY_GRACE_PERIODS,
);
export const OperationKindEnum = enumOf('OperationKind', 'What a persisted operation does.', ['QUERY', 'MUTATION']);
export const NotificationKindEnum = enumOf('NotificationKind', 'Kind of a notification.', NOTIFICATION_KINDS);
