import {
  CHANNELS,
  ENVIRONMENT_WARNING_CODES,
  ENVIRONMENTS,
  INTEGRATION_PROVIDERS,
  INTEGRATION_STATES,
  LEGAL_HOLD_SCOPES,
  TIME_MEASURES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const ChannelEnum = enumOf('Channel', 'Channel on which a workspace communicates with contacts.', CHANNELS);
export const EnvironmentEnum = enumOf('Environment', 'Environment of a workspace.', ENVIRONMENTS);
export const IntegrationProviderEnum = enumOf(
  'IntegrationProvider',
  'Provider of an integration.',
  INTEGRATION_PROVIDERS,
);
export const IntegrationStateEnum = enumOf(
  'IntegrationState',
  'Verification state of the credentials of an integration.',
  INTEGRATION_STATES,
);
export const GlobalRoleEnum = enumOf(
  'GlobalRole',
  'Role of an account on the platform. It grants no access to workspaces.',
  ['ADMIN', 'USER'],
);
export const TransferStatusEnum = enumOf('TransferStatus', 'Status of an offer of ownership.', [
  'PENDING',
  'ACCEPTED',
  'DECLINED',
  'CANCELLED',
  'EXPIRED',
]);
export const EnvironmentWarningCodeEnum = enumOf(
  'EnvironmentWarningCode',
  'Rule that a conversion of the environment changes.',
  ENVIRONMENT_WARNING_CODES,
);
export const WarningEffectEnum = enumOf(
  'WarningEffect',
  'Whether a conversion of the environment makes a rule stricter.',
  ['STRICTER', 'RELAXED'],
);
export const LegalHoldScopeEnum = enumOf(
  'LegalHoldScope',
  'Kind of record that a legal hold protects.',
  LEGAL_HOLD_SCOPES,
);
export const TimeMeasureEnum = enumOf('TimeMeasure', 'Kind of duration that analytics measure.', TIME_MEASURES);
export const ChangeKindEnum = enumOf('ChangeKind', 'Kind of change to a record.', ['CREATED', 'UPDATED', 'DELETED']);
