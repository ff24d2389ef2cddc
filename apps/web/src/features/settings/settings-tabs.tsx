import { t } from '@lingui/core/macro';
import { PageTabs } from '../../app/page-tabs.tsx';
import { settingsPages } from '../../app/settings-pages.ts';
import { useAbility, useWorkspace } from '../../session/workspace.tsx';

/** Links to the pages of the settings. */
export function SettingsTabs() {
  const { slug } = useWorkspace();
  const pages = settingsPages(useAbility());
  return (
    <PageTabs label={t`Settings`} tabs={pages.map(({ title, path }) => ({ title, to: path({ workspace: slug }) }))} />
  );
}
