export { SettingsPage } from './settings-page.tsx';
export {
  HoursSettingsPage,
  ModelSettingsPage,
  OrganizationSettingsPage,
  SecuritySettingsPage,
} from './settings-subpages.tsx';
