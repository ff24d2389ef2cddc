import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './warning-alert.module.css';

interface Props {
  title: string;
  children: ReactNode;
  icon?: ReactNode;
}

/** Alert with a warning, for example about the consequences of an action. */
export function WarningAlert({ title, children, icon = <IconAlertTriangle size={18} aria-hidden /> }: Props) {
  return (
    <div role="note" className={classes.caution}>
      <span className={classes.icon}>{icon}</span>
      <div>
        <p className={classes.title}>{title}</p>
        <div className={classes.words}>{children}</div>
      </div>
    </div>
  );
}
