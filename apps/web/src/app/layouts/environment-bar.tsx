import { ENVIRONMENT_TITLES, type Environment } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { VisuallyHidden } from '@mantine/core';
import classes from './environment-bar.module.css';

export function EnvironmentBar({ environment }: { environment: Environment }) {
  if (environment === 'PRODUCTION') return null;
  return (
    <aside aria-label={t`Environment`} className={classes.bar} data-environment={environment}>
      <VisuallyHidden>{t`This is a ${ENVIRONMENT_TITLES[environment].toLowerCase()} workspace.`}</VisuallyHidden>
    </aside>
  );
}
