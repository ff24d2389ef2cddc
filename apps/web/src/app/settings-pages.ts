import type { AppAbility } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { paths } from './paths.ts';
import { type DestinationName, destination } from './secondary-pages.ts';

interface SettingsPage {
  name: DestinationName;
  title: string;
  path: (at: { workspace: string }) => string;
  /** Titles of the sections, by which the command palette finds the page. */
  keywords: string[];
}

const SETTINGS_PAGES: readonly SettingsPage[] = [
  {
    name: 'settings',
    title: t`General`,
    path: paths.settings,
    keywords: [t`Integrations`, t`Data retention`, t`API keys`, t`Service accounts`, t`Diagnostics`, t`Danger zone`],
  },
  {
    name: 'hoursSettings',
    title: t`Hours and limits`,
    path: paths.hoursSettings,
    keywords: [t`Business hours`, t`Takeovers`, t`Calling and messaging limits`],
  },
  { name: 'modelSettings', title: t`Models`, path: paths.modelSettings, keywords: [t`Language models`] },
  {
    name: 'securitySettings',
    title: t`Security`,
    path: paths.securitySettings,
    keywords: [t`Two-factor authentication`, t`Idle timeout`, t`Support access`],
  },
  {
    name: 'organizationSettings',
    title: t`Organization`,
    path: paths.organizationSettings,
    keywords: [t`Environment`],
  },
];

/** Returns the pages of the settings that the viewer can open. */
export const settingsPages = (ability: AppAbility): SettingsPage[] =>
  SETTINGS_PAGES.filter(({ name }) => destination(name).isVisible(ability));
