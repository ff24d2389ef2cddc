import classes from './skip-link.module.css';

/** First tab stop: skips the navigation. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className={classes.link}
      onClick={(event) => {
        // Keeps the URL: a hash would add a history entry.
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
    >
      Skip to content
    </a>
  );
}
