import { Skeleton, Text } from '@mantine/core';
import type { SettingsPageQuery } from '../../gql/types.ts';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './diagnostics-section.module.css';

const SECRETS = [
  {
    field: 'authSecretPresent',
    title: 'Sign-in secret',
    setting: 'AUTH_SECRET',
    without: 'Without it nobody can stay signed in.',
  },
  {
    field: 'integrationsEncryptionKeyPresent',
    title: 'Integrations encryption key',
    setting: 'INTEGRATIONS_ENCRYPTION_KEY',
    without: 'Without it no credentials of integrations can be kept.',
  },
] as const;

/** Whether the platform's secrets are configured. */
export function DiagnosticsSection({ diagnostics }: { diagnostics: SettingsPageQuery['diagnostics'] }) {
  return (
    <Section
      title="Authentication diagnostic"
      description="Whether this platform has the secrets it needs. What they are is never shown."
    >
      <ul className={classes.list}>
        {SECRETS.map(({ field, title, setting, without }) => (
          <li key={field} className={classes.row}>
            <div>
              <Text size="sm" fw={550}>
                {title}
              </Text>
              <Text size="sm" c="dimmed">
                {diagnostics && !diagnostics[field] ? without : <code>{setting}</code>}
              </Text>
            </div>
            {diagnostics ? (
              <StatusBadge tone={diagnostics[field] ? 'good' : 'bad'}>
                {diagnostics[field] ? 'Present' : 'Missing'}
              </StatusBadge>
            ) : (
              <Skeleton height={20} width={72} radius="xl" />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
