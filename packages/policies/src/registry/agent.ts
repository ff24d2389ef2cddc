import { exceptApiKeys, permit, type ScopeCondition } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

/** Requires access to messages, because the trace of a reply contains messages of the contact. */
const withConversations: ScopeCondition = (me) => (me.policies.has('message.read') ? 'all' : 'none');

export const agentPolicies = policyGroup('Agent', [
  {
    key: 'agent.read',
    description: 'View the persona, questions, flows, tools, tests, services, voice settings and traces of replies.',
    dependsOn: [],
    allows: [
      permit('read', 'Persona'),
      permit('read', 'Agent'),
      permit('read', 'AgentRun', withConversations),
      permit('read', 'ContextGraph'),
      permit('read', 'RecordField'),
      permit('read', 'HttpTool'),
      permit('read', 'McpServer'),
      permit('read', 'McpTool'),
      permit('read', 'TestCase'),
      permit('read', 'TestRun'),
      permit('read', 'TestResult'),
      permit('read', 'Service'),
      permit('read', 'VoiceSettings'),
    ],
  },
  {
    key: 'agent.manage',
    description: 'Change, test and publish the persona, questions, flows, tools, services and voice settings.',
    dependsOn: ['agent.read'],
    warning: 'Members with this permission change what the agent says to contacts.',
    allows: [
      permit('update', 'Persona'),
      permit(['create', 'update', 'publish', 'delete'], 'Agent'),
      permit('update', 'ContextGraph'),
      // API keys are excluded, because only a member can decide which personal data the agent may tell a contact.
      permit('update', 'RecordField', exceptApiKeys()),
      permit(['create', 'update', 'delete', 'test'], 'HttpTool'),
      permit(['create', 'update', 'delete'], 'McpServer'),
      // API keys are excluded, because only a member can review the description of a tool by its server.
      permit('update', 'McpTool', exceptApiKeys()),
      permit('test', 'McpTool'),
      permit(['create', 'update', 'delete'], 'TestCase'),
      permit(['start', 'cancel'], 'TestRun'),
      permit(['create', 'update', 'delete'], 'Service'),
      permit('update', 'VoiceSettings'),
    ],
  },
]);
