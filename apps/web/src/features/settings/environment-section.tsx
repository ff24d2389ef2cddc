import { ENVIRONMENT_TITLES, type Environment } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import type { SettingsPageQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';
import { ConvertDialog } from './convert-dialog.tsx';

/** Environment to which each environment can be converted. Null if no conversion is possible. */
const NEXT: Record<Environment, Environment | null> = {
  STAGING: 'PRODUCTION',
  PRODUCTION: 'STAGING',
  DEVELOPMENT: null,
};

const TONES: Record<Environment, Tone> = { PRODUCTION: 'bad', STAGING: 'warning', DEVELOPMENT: 'good' };

const WORDS: Record<Environment, string> = {
  PRODUCTION: t`Live contacts and data. Strictest controls.`,
  STAGING: t`For testing with your team. Can be converted to production.`,
  DEVELOPMENT: t`For testing. Can’t be converted to production.`,
};

/** Shows the environment of the workspace, with a button that converts it. */
export function EnvironmentSection({ data }: { data: SettingsPageQuery }) {
  const { environment, viewerCan } = data.workspace;
  const [converting, { open, close }] = useDisclosure(false);
  const target = NEXT[environment];
  const { slug } = useWorkspace();
  const canPromote = useCan('read', 'Agent');
  return (
    <Section title={t`Environment`}>
      <Group justify="space-between" gap="md">
        <div>
          <StatusBadge tone={TONES[environment]}>{ENVIRONMENT_TITLES[environment]}</StatusBadge>
          <Text size="sm" c="dimmed" mt={8} maw={560}>
            {WORDS[environment]}
          </Text>
        </div>
        <Group gap="sm">
          {canPromote && (
            <ButtonLink to={paths.promotion({ workspace: slug })} variant="default">
              {t`Promote configuration`}
            </ButtonLink>
          )}
          {target && (
            <PermissionButton variant="default" permission={viewerCan.convert} onClick={open}>
              {t`Convert to ${ENVIRONMENT_TITLES[target].toLowerCase()}`}
            </PermissionButton>
          )}
        </Group>
      </Group>
      <Conversions conversions={data.environmentConversions} />
      {target && <ConvertDialog target={target} opened={converting} onClose={close} />}
    </Section>
  );
}

function Conversions({ conversions }: { conversions: SettingsPageQuery['environmentConversions'] }) {
  const { timezone } = useWorkspace();
  if (!conversions?.edges.length) return null;
  return (
    <ul aria-label={t`Conversion history`} style={{ margin: '1rem 0 0', paddingInlineStart: '1.1rem' }}>
      {conversions.edges.map(({ node: { id, fromEnvironment, toEnvironment, convertedByName, createdAt } }) => (
        <li key={id}>
          <Text size="sm" c="dimmed">
            {t`${formatDateTime(createdAt, timezone)}: ${convertedByName} converted ${ENVIRONMENT_TITLES[fromEnvironment].toLowerCase()} to ${ENVIRONMENT_TITLES[toEnvironment].toLowerCase()}`}
          </Text>
        </li>
      ))}
    </ul>
  );
}
