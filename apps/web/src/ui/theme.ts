import { t } from '@lingui/core/macro';
import { type CSSVariablesResolver, createTheme } from '@mantine/core';

/** Mantine theme. Its colors pass the axe contrast checks in both color schemes. Run axe again after changes. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  // These colors must match the surface colors in styles.css.
  colors: {
    dark: [
      '#e7e8ee',
      '#c3c6d4',
      '#a2a5b5',
      '#7d8296',
      '#363945',
      '#282a33',
      '#1f2028',
      '#191a21',
      '#16171d',
      '#111217',
    ],
  },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '0.78rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  components: {
    Modal: {
      defaultProps: { closeButtonProps: { 'aria-label': t`Close` }, centered: true, padding: 'lg', radius: 'lg' },
      styles: { title: { fontWeight: 650, fontSize: '1.0625rem' } },
    },
    // Elements with role=menu must not contain Mantine's focus placeholder. Without the placeholder, the first item
    // receives the focus.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': t`Close` } } },
    Alert: { defaultProps: { closeButtonLabel: t`Close` } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': t`Close` } } },
    Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: true }, maw: 320, multiline: true } },
    // Makes the visibility toggle reachable with the Tab key.
    PasswordInput: {
      defaultProps: {
        visibilityToggleButtonProps: { 'aria-label': t`Show or hide password`, tabIndex: 0 },
      },
    },
    Button: { defaultProps: { loaderProps: { type: 'dots' } } },
    TextInput: { defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] } },
  },
});

/** Overrides Mantine's colors whose contrast for small text is below 4.5:1: grays, reds, and buttons under the pointer. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1b1c26',
    '--mantine-color-dimmed': '#5d6070',
    '--mantine-color-placeholder': '#6d7080',
    '--mantine-color-error': '#c22b2b',
    '--mantine-color-default-border': '#d9dbe3',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-8)',
    '--mantine-color-indigo-light-hover': '#d0dbff',
    '--mantine-color-red-light': '#fdecec',
    '--mantine-color-red-light-color': '#9c2323',
  },
  dark: {
    '--mantine-color-body': '#16171d',
    '--mantine-color-text': '#e7e8ee',
    '--mantine-color-dimmed': '#a2a5b5',
    '--mantine-color-placeholder': '#8e92a3',
    '--mantine-color-error': '#ff8f8f',
    '--mantine-color-default': '#1f2028',
    '--mantine-color-default-hover': '#272933',
    '--mantine-color-default-border': '#363945',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-3)',
    '--mantine-color-red-light': '#3a2024',
    '--mantine-color-red-light-color': '#ffb9b9',
  },
});
