import { t } from '@lingui/core/macro';
import classes from './skip-link.module.css';

/** Link that moves the focus past the navigation. It is the first tab stop of the page. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className={classes.link}
      onClick={(event) => {
        // Prevents the browser from adding `#main` to the URL, which would create a history entry.
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
    >
      {t`Skip to content`}
    </a>
  );
}
