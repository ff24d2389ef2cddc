/** Status of a workspace's agent. Only a LIVE agent replies to contacts. INCOMPLETE: steps of the setup are missing. */
export const AGENT_STATUSES = ['LIVE', 'PAUSED', 'INCOMPLETE'] as const;
export type AgentStatus = (typeof AGENT_STATUSES)[number];

/**
 * Steps that are required before an agent can reply, in the order of the setup. Without a greeting template, the agent
 * replies to messages but cannot write to new leads.
 */
export const AGENT_SETUP_STEPS = [
  'CONNECT_CHANNEL',
  'VERIFY_CHANNEL',
  'CONNECT_MODEL',
  'VERIFY_MODEL',
  'ADD_NUMBER',
  'ROUTE_NUMBER',
  'PUBLISH_AGENT',
  'CHOOSE_GREETING',
] as const;
export type AgentSetupStep = (typeof AGENT_SETUP_STEPS)[number];

/** Steps of the setup guide, in display order. */
export const SETUP_GUIDE_STEPS = [
  'CONNECT_CHANNEL',
  'CONNECT_MODEL',
  'ADD_NUMBER',
  'TEST_AGENT',
  'PUBLISH_AGENT',
  'CHOOSE_GREETING',
  'RECEIVE_LEAD',
  'INVITE_MEMBER',
] as const;
export type SetupGuideStepName = (typeof SETUP_GUIDE_STEPS)[number];
