import { ENVIRONMENT_TITLES, type Environment } from '@frontdesk/domain';
import { VisuallyHidden } from '@mantine/core';
import classes from './environment-bar.module.css';

export function EnvironmentBar({ environment }: { environment: Environment }) {
  if (environment === 'PRODUCTION') return null;
  return (
    <aside aria-label="Environment" className={classes.bar} data-environment={environment}>
      <VisuallyHidden>This is a {ENVIRONMENT_TITLES[environment].toLowerCase()} workspace.</VisuallyHidden>
    </aside>
  );
}
