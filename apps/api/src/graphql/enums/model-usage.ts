import { MODEL_BUDGET_ACTIONS, MODEL_PROVIDERS, MODEL_USAGE_GROUPS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const ModelUsageGroupEnum = enumOf(
  'ModelUsageGroup',
  'How the usage of language models is grouped.',
  MODEL_USAGE_GROUPS,
  {
    MODEL: 'By provider and model.',
    PURPOSE: 'By purpose of the call.',
    SERVICE: 'By service of the phone number.',
    VERSION: 'By agent and version.',
    DAY: "By day in the workspace's time zone.",
  },
);
export const ModelBudgetActionEnum = enumOf(
  'ModelBudgetAction',
  'What happens when the cost of a month reaches the limit.',
  MODEL_BUDGET_ACTIONS,
  {
    CONTINUE: 'The agent continues. Members are alerted.',
    HAND_OFF:
      'The agent stops calling language models and hands conversations off to the team until the month ends. Members are alerted.',
  },
);
export const ModelProviderEnum = enumOf('ModelProvider', 'Provider of language models.', MODEL_PROVIDERS, {
  OPENAI: 'OpenAI.',
  ANTHROPIC: 'Anthropic.',
  AZURE_OPENAI: 'Azure OpenAI.',
  GOOGLE: 'Google Gemini API.',
  OPENAI_COMPATIBLE: 'Server with an OpenAI-compatible API.',
});
