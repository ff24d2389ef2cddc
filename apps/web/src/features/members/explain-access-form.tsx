import { useLazyQuery } from '@apollo/client/react';
import { ACTIONS_BY_SUBJECT, isWorkspacePair, WORKSPACE_SUBJECTS, type WorkspaceSubject } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { Button, Group, NativeSelect, Paper, Text } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { ExplainAccessDocument } from '../../gql/explain-access.ts';
import type { ExplainAccessQuery, MemberTable_MemberFragment } from '../../gql/types.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { grantText } from './grant-text.ts';
import { Note } from './policy-row.tsx';

/** Explains whether a member can perform an action. The server evaluates the same rules as for a real request. */
export function ExplainAccessForm({ member }: { member: MemberTable_MemberFragment }) {
  const [act, setAct] = useState('');
  const [explain, { data, loading, error }] = useLazyQuery(ExplainAccessDocument, { fetchPolicy: 'no-cache' });
  const [action = '', subject = ''] = act.split(' ');
  const ask = () => void explain({ variables: { memberId: member.id, action, subject } }).catch(() => {});
  return (
    <Paper withBorder p="md" radius="lg" mb="lg">
      <Form
        aria-label={t`Explain access of ${member.name}`}
        onSubmit={(event) => {
          event.preventDefault();
          if (act) ask();
        }}
      >
        <Group align="flex-end" gap="sm">
          <NativeSelect
            style={{ flex: '1 1 14rem' }}
            label={t`Check what ${member.name} can do`}
            value={act}
            onChange={(event) => setAct(event.currentTarget.value)}
          >
            <option value="">{t`Choose an action`}</option>
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
            {t`Explain`}
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
  const { expiresAt, grantedByName } = answer;
  return (
    <>
      <Note
        tone={allowed ? 'held' : 'denied'}
        icon={allowed ? <IconCheck size={15} stroke={2.4} aria-hidden /> : <IconBan size={15} aria-hidden />}
      >
        {message}
      </Note>
      {(expiresAt || grantedByName) && (
        <Text size="sm" mt={4}>
          {grantText(deniedBy.length > 0 ? 'DENIED' : 'GRANTED', { expiresAt, grantedByName: grantedByName ?? '' })}.
        </Text>
      )}
      {policy && (
        <Text size="sm" c="dimmed" mt={4}>
          {missing.length > 0 ? t`Missing: ${missing.join(', ')}` : t`Permission: ${policy}`}
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

const VERBS: Readonly<Record<string, string>> = { read: t`View`, set: t`Set up`, setManually: t`Manually set` };

/** Nouns for subjects that need another label than the plural of their name. */
const NOUNS: Readonly<Record<string, string>> = {
  Agent: t`the agent`,
  Analytics: t`analytics`,
  ApiKey: t`API keys`,
  AuditEvent: t`the audit log`,
  ContextGraph: t`the flows`,
  BusinessHours: t`business hours`,
  Diagnostics: t`diagnostics`,
  Entity: t`records`,
  EscalationRule: t`safety rule actions`,
  LeadForm: t`the lead form`,
  MonitorConcept: t`safety rules`,
  OutreachLimits: t`calling and messaging limits`,
  PersistedOperation: t`saved queries`,
  Persona: t`the persona`,
  PhoneConfig: t`phone numbers`,
  Playground: t`the playground`,
  Policy: t`permissions`,
  SecuritySettings: t`security settings`,
  SafetyTrigger: t`safety detections`,
  ServiceAccount: t`service accounts`,
  SupportAccess: t`support access`,
  Usage: t`usage`,
  VoiceSettings: t`voice settings`,
  WebhookDelivery: t`webhook deliveries`,
  WhatsAppTemplate: t`WhatsApp templates`,
  Workspace: t`the workspace`,
};

/** Labels for actions that need more than a verb and a noun. */
const LABELS: Readonly<Record<string, string>> = {
  'convert Workspace': t`Change the environment`,
  'setRetention Workspace': t`Change data retention`,
  'setOrganization Workspace': t`Change the organization`,
  'transferOwnership Workspace': t`Transfer ownership`,
  'explain Member': t`Explain members’ access`,
  'leave Member': t`Leave the workspace`,
  'markRead Conversation': t`Mark conversations as read`,
  'markRead Notification': t`Mark notifications as read`,
  'returnToAgent Conversation': t`Return conversations to AI`,
  'reply Conversation': t`Reply in conversations`,
  'readDetails Contact': t`View contact details`,
  'readDetails Lead': t`View lead details`,
  'addRecipients Campaign': t`Add recipients to campaigns`,
  'rotateSecret Webhook': t`Rotate webhook secrets`,
  'switchMode Call': t`Change the call mode`,
  'wrapUp Call': t`Record call outcomes`,
};
