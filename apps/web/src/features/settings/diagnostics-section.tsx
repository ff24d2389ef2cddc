import { t } from '@lingui/core/macro';
import { Skeleton, Text } from '@mantine/core';
import type { SettingsPageQuery } from '../../gql/types.ts';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './diagnostics-section.module.css';

const SECRETS = [
  {
    field: 'authSecretPresent',
    title: t`Sign-in secret`,
    setting: 'AUTH_SECRET',
    without: t`Required for sign-in.`,
  },
  {
    field: 'integrationsEncryptionKeyPresent',
    title: t`Integrations encryption key`,
    setting: 'INTEGRATIONS_ENCRYPTION_KEY',
    without: t`Required to store integration credentials.`,
  },
] as const;

/** Shows which secrets of the platform are configured. */
export function DiagnosticsSection({ diagnostics }: { diagnostics: SettingsPageQuery['diagnostics'] }) {
  return (
    <Section title={t`Diagnostics`} description={t`Secrets configured on this platform`}>
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
                {diagnostics[field] ? t`Present` : t`Missing`}
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
