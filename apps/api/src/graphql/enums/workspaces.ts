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

export const ChannelEnum = enumOf('Channel', 'How the agent of a workspace talks to people.', CHANNELS);
export const EnvironmentEnum = enumOf('Environment', 'What a workspace is for.', ENVIRONMENTS);
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
export const GlobalRoleEnum = enumOf('GlobalRole', 'Rights over the platform, apart from any workspace.', [
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
export const WarningEffectEnum = enumOf('WarningEffect', 'Which way a control changes.', ['STRICTER', 'RELAXED']);
export const LegalHoldScopeEnum = enumOf('LegalHoldScope', 'What a legal hold keeps.', LEGAL_HOLD_SCOPES);
export const TimeMeasureEnum = enumOf('TimeMeasure', 'What is measured in time.', TIME_MEASURES);
export const ChangeKindEnum = enumOf('ChangeKind', 'What happened to a record.', ['CREATED', 'UPDATED', 'DELETED']);
