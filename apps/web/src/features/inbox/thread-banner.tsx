import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './thread-banner.module.css';

interface Props {
  icon: Icon;
  tone: 'neutral' | 'warning' | 'bad';
  children: ReactNode;
}

/** Notice that is shown above a thread. */
export const ThreadBanner = ({ icon: Mark, tone, children }: Props) => (
  <p className={classes.note} data-tone={tone} role="status">
    <Mark size={17} stroke={1.7} aria-hidden className={classes.icon} />
    <span>{children}</span>
  </p>
);
