import { ENVIRONMENT_TITLES, type Environment } from '@frontdesk/domain';
import { VisuallyHidden } from '@mantine/core';
import classes from './environment-bar.module.css';

/** A thin coloured line over everything that is not production. */
export function EnvironmentBar({ environment }: { environment: Environment }) {
  if (environment === 'PRODUCTION') return null;
  return (
    <div className={classes.bar} data-environment={environment} role="note">
      <VisuallyHidden>This is a {ENVIRONMENT_TITLES[environment].toLowerCase()} workspace.</VisuallyHidden>
    </div>
  );
}
