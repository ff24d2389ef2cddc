import { AGENT_METRIC_GROUPS, ROLLOUT_END_REASONS, ROLLOUT_STATUSES } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const RolloutStatusEnum = enumOf('RolloutStatus', 'Status of a rollout.', ROLLOUT_STATUSES, {
  ACTIVE: 'A share of the contacts gets the new version.',
  PROMOTED: 'All contacts get the new version.',
  ROLLED_BACK: 'The previous version was published again.',
});
export const RolloutEndReasonEnum = enumOf('RolloutEndReason', 'Why a rollout ended.', ROLLOUT_END_REASONS, {
  MEMBER: 'A member or an API key ended the rollout.',
  HANDOFFS: 'The share of handoffs exceeded the limit.',
  FAILURES: 'The share of failures exceeded the limit.',
  TESTS: 'A test run of the new version failed.',
});
export const AgentMetricGroupEnum = enumOf(
  'AgentMetricGroup',
  'How the metrics of the agent are grouped.',
  AGENT_METRIC_GROUPS,
  {
    VERSION: 'By agent and version.',
    SERVICE: 'By service of the phone number.',
    CHANNEL: 'By channel.',
    LANGUAGE: 'By language of the contact.',
    DAY: "By day in the workspace's time zone.",
    HANDOFF: 'By reason of the first handoff.',
  },
);
