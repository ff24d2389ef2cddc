import { useLazyQuery } from '@apollo/client/react';
import { WORKSPACE_SUBJECTS } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { Button, Group, NativeSelect, Paper, Text } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { ExplainAccessDocument } from '../../gql/explain-access.ts';
import type { ExplainAccessQuery, MemberTable_MemberFragment } from '../../gql/types.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { ACTION_LABELS } from './action-labels.ts';
import { grantText } from './grant-text.ts';
import { Note } from './policy-row.tsx';

/**
 * Form that explains whether a member can perform an action. The server evaluates the same rules as for an actual
 * request.
 */
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
              <optgroup key={name} label={ACTION_LABELS[name].title}>
                {Object.entries(ACTION_LABELS[name].actions).map(([one, label]) => (
                  <option key={one} value={`${one} ${name}`}>
                    {label}
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
