import classes from './lead-form.module.css';

/** Logo above the form. Renders nothing if the form has no logo. */
export function FormLogo({ logo, workspaceName }: { logo: string | null; workspaceName: string }) {
  // The data URL is safe to use, because the server stores only images whose content matches the media type.
  return logo && <img className={classes.logo} src={logo} alt={workspaceName} />;
}
