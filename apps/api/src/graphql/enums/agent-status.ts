import { AGENT_SETUP_STEPS, AGENT_STATES, SETUP_GUIDE_STEPS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const AgentStateEnum = enumOf(
  'AgentState',
  'LIVE: the agent replies. PAUSED: a member paused it. INCOMPLETE: the setup is missing something.',
  AGENT_STATES,
);
export const AgentSetupStepEnum = enumOf(
  'AgentSetupStep',
  'Missing part of the setup: the account of the channel (Twilio or Vapi), its verification, the account of the model, its verification, an active number, a service for the number, a published version.',
  AGENT_SETUP_STEPS,
);
export const SetupGuideStepNameEnum = enumOf(
  'SetupGuideStepName',
  'Step of the setup guide: connect and verify the account of the channel, then that of the model, activate a number, try the test chat, publish the agent, receive a lead, invite a member.',
  SETUP_GUIDE_STEPS,
);
