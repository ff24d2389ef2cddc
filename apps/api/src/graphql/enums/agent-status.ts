import { AGENT_SETUP_STEPS, AGENT_STATES, SETUP_GUIDE_STEPS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const AgentStateEnum = enumOf('AgentState', 'Whether the agent replies to contacts.', AGENT_STATES);
export const AgentSetupStepEnum = enumOf(
  'AgentSetupStep',
  'A part of the setup that is missing before the agent can reply.',
  AGENT_SETUP_STEPS,
);
export const SetupGuideStepNameEnum = enumOf(
  'SetupGuideStepName',
  'Name of a step of the setup guide.',
  SETUP_GUIDE_STEPS,
);
