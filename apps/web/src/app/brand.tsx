import { t } from '@lingui/core/macro';
import classes from './brand.module.css';

/** Logo of the app, which shows a desk bell. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden className={classes.mark}>
      <rect width="32" height="32" rx="9" fill="currentColor" />
      <path d="M7.5 20.5a8.5 8.5 0 0 1 17 0z" fill="#fff" />
      <circle cx="16" cy="9.6" r="1.9" fill="#fff" />
      <rect x="6" y="22.3" width="20" height="2.6" rx="1.3" fill="#fff" />
    </svg>
  );
}

export function Brand({ size = 28 }: { size?: number }) {
  return (
    <span className={classes.brand}>
      <Mark size={size} />
      <span>{t`Frontdesk`}</span>
    </span>
  );
}
