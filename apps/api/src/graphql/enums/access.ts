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

export const RoleNameEnum = enumOf('RoleName', 'Name of a built-in role.', ROLE_NAMES);
export const RegistrationModeEnum = enumOf('RegistrationMode', 'Who can register an account.', REGISTRATION_MODES);
export const SupportLevelEnum = enumOf(
  'SupportLevel',
  'Level of access that a member grants to support.',
  SUPPORT_LEVELS,
);
export const PolicyEffectEnum = enumOf('PolicyEffect', 'Effect of a policy entry of a member.', ['GRANT', 'DENY']);
export const InvitationStatusEnum = enumOf('InvitationStatus', 'Status of an invitation.', [
  'PENDING',
  'ACCEPTED',
  'DECLINED',
  'REVOKED',
  'EXPIRED',
]);
export const InvitationOutcomeEnum = enumOf('InvitationOutcome', 'Result of inviting one email address.', [
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
export const ApiKeyLabelEnum = enumOf('ApiKeyLabel', 'Environment that an API key is intended for.', API_KEY_LABELS);
export const ApiKeyModeEnum = enumOf('ApiKeyMode', 'Operations that an API key can run.', API_KEY_MODES);
export const ApiKeyStatusEnum = enumOf('ApiKeyStatus', 'Status of an API key.', ['ACTIVE', 'EXPIRED', 'REVOKED']);
export const ApiKeyGracePeriodEnum = enumOf(
  'ApiKeyGracePeriod',
  'Time for which a rotated key remains valid.',
  API_KEY_GRACE_PERIODS,
);
export const OperationKindEnum = enumOf('OperationKind', 'Kind of a persisted operation.', ['QUERY', 'MUTATION']);
export const NotificationKindEnum = enumOf('NotificationKind', 'Kind of a notification.', NOTIFICATION_KINDS);
