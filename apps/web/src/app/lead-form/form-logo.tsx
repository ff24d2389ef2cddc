import classes from './lead-form.module.css';

/** Logo above the form. Renders nothing if there is none. */
export function FormLogo({ logo, workspaceName }: { logo: string | null; workspaceName: string }) {
  // The server stores only images whose content is what the data URL claims.
  return logo && <img className={classes.logo} src={logo} alt={workspaceName} />;
}
