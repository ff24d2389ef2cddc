import { useLazyQuery } from '@apollo/client/react';
import { ACTIONS_BY_SUBJECT, isWorkspacePair, WORKSPACE_SUBJECTS, type WorkspaceSubject } from '@frontdesk/policies';
import { Button, Group, NativeSelect, Paper, Text } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { ExplainAccessDocument } from '../../gql/explain-access.ts';
import type { ExplainAccessQuery, MemberTable_MemberFragment } from '../../gql/types.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { expiryText, Note } from './policy-row.tsx';

/** Explains whether a member can perform an action. The server evaluates the same rules as for a real request. */
export function ExplainAccessForm({ member }: { member: MemberTable_MemberFragment }) {
  const [act, setAct] = useState('');
  const [explain, { data, loading, error }] = useLazyQuery(ExplainAccessDocument, { fetchPolicy: 'no-cache' });
  const [action = '', subject = ''] = act.split(' ');
  const ask = () => void explain({ variables: { memberId: member.id, action, subject } }).catch(() => {});
  return (
    <Paper withBorder p="md" radius="lg" mb="lg">
      <Form
        aria-label={`Explain access of ${member.name}`}
        onSubmit={(event) => {
          event.preventDefault();
          if (act) ask();
        }}
      >
        <Group align="flex-end" gap="sm">
          <NativeSelect
            style={{ flex: '1 1 14rem' }}
            label={`Check what ${member.name} can do`}
            value={act}
            onChange={(event) => setAct(event.currentTarget.value)}
          >
            <option value="">Choose an action</option>
            {WORKSPACE_SUBJECTS.map((name) => (
              <optgroup key={name} label={subjectLabel(name)}>
                {actionsOn(name).map((one) => (
                  <option key={one} value={`${one} ${name}`}>
                    {actionLabel(one, name)}
                  </option>
                ))}
              </optgroup>
            ))}
          </NativeSelect>
          <Button type="submit" variant="default" disabled={!act} loading={loading}>
            Explain
          </Button>
        </Group>
      </Form>
      <div role="status">{data && !loading && <Answer {...data.explainAccess} />}</div>
      {error && !loading && <ErrorState onRetry={ask} />}
    </Paper>
  );
}

function Answer(answer: ExplainAccessQuery['explainAccess']) {
  const { allowed, message, policy, missing, deniedBy } = answer;
  const expiry = expiryText({ expiresAt: answer.expiresAt, grantedByName: answer.grantedByName ?? '' });
  return (
    <>
      <Note
        tone={allowed ? 'held' : 'denied'}
        icon={allowed ? <IconCheck size={15} stroke={2.4} aria-hidden /> : <IconBan size={15} aria-hidden />}
      >
        {message}
      </Note>
      {expiry && (
        <Text size="sm" mt={4}>
          {deniedBy.length > 0 ? 'Denied' : 'Granted'}
          {expiry}.
        </Text>
      )}
      {policy && (
        <Text size="sm" c="dimmed" mt={4}>
          {missing.length > 0 ? `Missing: ${missing.join(', ')}` : `Permission: ${policy}`}
        </Text>
      )}
    </>
  );
}

/** Returns the actions on a subject that members can perform inside a workspace. */
const actionsOn = (subject: WorkspaceSubject): readonly string[] =>
  ACTIONS_BY_SUBJECT[subject].filter((action) => isWorkspacePair(action, subject));

/** Returns the label of an action: `takeOver` and `Conversation` become `Take over conversations`. */
const actionLabel = (action: string, subject: string): string =>
  LABELS[`${action} ${subject}`] ??
  `${VERBS[action] ?? sentenceCase(action)} ${NOUNS[subject] ?? `${spaced(subject)}s`}`;

/** Returns the label of a subject: `Conversation` becomes `Conversations`. */
const subjectLabel = (subject: string): string =>
  sentenceCase((NOUNS[subject] ?? `${spaced(subject)}s`).replace(/^the /, ''));

const spaced = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
const sentenceCase = (name: string) => name.charAt(0).toUpperCase() + spaced(name).slice(1).replace('api ', 'API ');

const VERBS: Readonly<Record<string, string>> = { read: 'View', set: 'Set up', setManually: 'Manually set' };

/** Nouns for subjects that need another label than the plural of their name. */
const NOUNS: Readonly<Record<string, string>> = {
  Agent: 'the agent',
  Analytics: 'analytics',
  ApiKey: 'API keys',
  AuditEvent: 'the audit log',
  ContextGraph: 'the flows',
  BusinessHours: 'business hours',
  Diagnostics: 'diagnostics',
  Entity: 'records',
  EscalationRule: 'safety rule actions',
  LeadForm: 'the lead form',
  MonitorConcept: 'safety rules',
  OutreachLimits: 'calling and messaging limits',
  PersistedOperation: 'saved queries',
  Persona: 'the persona',
  PhoneConfig: 'phone numbers',
  Playground: 'the playground',
  Policy: 'permissions',
  SecuritySettings: 'security settings',
  SafetyTrigger: 'safety detections',
  ServiceAccount: 'service accounts',
  SupportAccess: 'support access',
  Usage: 'usage',
  VoiceSettings: 'voice settings',
  WebhookDelivery: 'webhook deliveries',
  WhatsAppTemplate: 'WhatsApp templates',
  Workspace: 'the workspace',
};

/** Labels for actions that need more than a verb and a noun. */
const LABELS: Readonly<Record<string, string>> = {
  'convert Workspace': 'Change the environment',
  'setRetention Workspace': 'Change data retention',
  'setOrganization Workspace': 'Change the organization',
  'transferOwnership Workspace': 'Transfer ownership',
  'explain Member': 'Explain members’ access',
  'leave Member': 'Leave the workspace',
  'markRead Conversation': 'Mark conversations as read',
  'markRead Notification': 'Mark notifications as read',
  'returnToAgent Conversation': 'Return conversations to AI',
  'reply Conversation': 'Reply in conversations',
  'readDetails Contact': 'View contact details',
  'readDetails Lead': 'View lead details',
  'addRecipients Campaign': 'Add recipients to campaigns',
  'rotateSecret Webhook': 'Rotate webhook secrets',
  'switchMode Call': 'Change the call mode',
  'wrapUp Call': 'Record call outcomes',
};
