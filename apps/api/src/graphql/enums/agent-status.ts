import { AGENT_SETUP_STEPS, AGENT_STATES, SETUP_GUIDE_STEPS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const AgentStateEnum = enumOf('AgentState', 'Whether the agent replies to contacts.', AGENT_STATES, {
  LIVE: 'The agent replies to contacts.',
  PAUSED: 'A member paused the agent.',
  INCOMPLETE: 'A part of the setup is missing.',
});
export const AgentSetupStepEnum = enumOf(
  'AgentSetupStep',
  'A part of the setup that is missing before the agent can reply.',
  AGENT_SETUP_STEPS,
  {
    CONNECT_CHANNEL: 'The account for the channel is not connected: Twilio for WhatsApp, Vapi for voice.',
    VERIFY_CHANNEL: 'The credentials of the account for the channel are not verified.',
    CONNECT_MODEL: 'The account for the language model is not connected.',
    VERIFY_MODEL: 'The credentials of the account for the language model are not verified.',
    ADD_NUMBER: 'No phone number is active.',
    ROUTE_NUMBER: 'The service of the phone number is disabled or, for voice, not assigned.',
    PUBLISH_AGENT: 'No version of the agent is published.',
  },
);
export const SetupGuideStepNameEnum = enumOf(
  'SetupGuideStepName',
  'Name of a step of the setup guide.',
  SETUP_GUIDE_STEPS,
  {
    CONNECT_CHANNEL: 'Connect and verify the account for the channel.',
    CONNECT_MODEL: 'Connect and verify the account for the language model.',
    ADD_NUMBER: 'Activate a phone number.',
    TEST_AGENT: 'Send a message in the test chat.',
    PUBLISH_AGENT: 'Publish the agent.',
    RECEIVE_LEAD: 'Receive the first lead.',
    INVITE_MEMBER: 'Invite another member.',
  },
);
