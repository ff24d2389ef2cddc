import classes from './skip-link.module.css';

/** The first stop of the Tab key: past the menus, into the page. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className={classes.link}
      onClick={(event) => {
        // The address stays what it is: a hash would be one more page in the history.
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
    >
      Skip to content
    </a>
  );
}
