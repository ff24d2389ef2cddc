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

export const ChannelEnum = enumOf('Channel', 'Channel of a workspace.', CHANNELS);
export const EnvironmentEnum = enumOf('Environment', 'Environment of a workspace.', ENVIRONMENTS);
export const IntegrationProviderEnum = enumOf(
  'IntegrationProvider',
  'Provider of an integration.',
  INTEGRATION_PROVIDERS,
);
export const IntegrationStateEnum = enumOf(
  'IntegrationState',
  'Verification state of credentials: not verified, accepted by the provider, or failing.',
  INTEGRATION_STATES,
);
export const GlobalRoleEnum = enumOf('GlobalRole', 'Role on the platform, independent of workspaces.', [
  'ADMIN',
  'USER',
]);
export const TransferStatusEnum = enumOf('TransferStatus', 'Status of an offer of ownership.', [
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
export const WarningEffectEnum = enumOf('WarningEffect', 'Direction of a change to a control.', [
  'STRICTER',
  'RELAXED',
]);
export const LegalHoldScopeEnum = enumOf('LegalHoldScope', 'Scope of a legal hold.', LEGAL_HOLD_SCOPES);
export const TimeMeasureEnum = enumOf('TimeMeasure', 'Measured duration.', TIME_MEASURES);
export const ChangeKindEnum = enumOf('ChangeKind', 'What happened to a record.', ['CREATED', 'UPDATED', 'DELETED']);
