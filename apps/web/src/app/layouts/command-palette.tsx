import { t } from '@lingui/core/macro';
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import {
  IconBuildingStore,
  IconKeyboard,
  IconMessageSearch,
  IconPlus,
  IconSearch,
  IconSettings,
  IconUserCircle,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useViewer } from '../../session/viewer.ts';
import { useAbility, useWorkspace } from '../../session/workspace.tsx';
import { useRegisteredShortcuts } from '../../ui/shortcut.ts';
import { paths } from '../paths.ts';
import { menuDestinations } from '../secondary-pages.ts';
import { settingsPages } from '../settings-pages.ts';
import classes from './command-palette.module.css';
import { closeOverlay, openSheet } from './palette-store.ts';

/** Searchable list of the pages that the viewer can open, actions, and the viewer's other workspaces. */
export default function CommandPalette() {
  const [query, setQuery] = useState('');
  const groups = [
    { group: t`Pages`, actions: usePages() },
    { group: t`Actions`, actions: [...useMessageSearch(query), ...useActions()] },
    { group: t`Workspaces`, actions: useOtherWorkspaces() },
  ].filter(({ actions }) => actions.length > 0);
  // Create a new store each time the palette opens, so that the search field is initially empty.
  const [[store, palette]] = useState(createSpotlight);
  useEffect(() => palette.open(), [palette]);
  return (
    <Spotlight
      store={store}
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      attributes={{ content: { 'aria-label': t`Search pages and actions` } }}
      onSpotlightClose={() => closeOverlay('palette')}
      nothingFound={t`No results`}
      centered={false}
      radius="lg"
      classNames={{ action: classes.action }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 2 }}
      scrollable
      maxHeight={380}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t`Search pages and actions…`,
        'aria-label': t`Search pages and actions`,
      }}
    />
  );
}

function usePages(): SpotlightActionData[] {
  const ability = useAbility();
  const { slug, channel } = useWorkspace();
  const navigate = useNavigate();
  const pages = menuDestinations(ability, channel).map((page) => ({
    id: `page-${page.title}`,
    label: page.title,
    leftSection: <page.icon size={18} stroke={1.6} aria-hidden />,
    onClick: () => void navigate({ to: page.path({ workspace: slug }) }),
  }));
  const settings = settingsPages(ability).map(({ name, title, path, keywords }) => ({
    id: `settings-${name}`,
    label: t`Settings: ${title}`,
    keywords,
    leftSection: <IconSettings size={18} stroke={1.6} aria-hidden />,
    onClick: () => void navigate({ to: path({ workspace: slug }) }),
  }));
  return [...pages, ...settings];
}

/** Returns the action that searches messages for the words in the field. Empty if the viewer cannot read messages. */
function useMessageSearch(query: string): SpotlightActionData[] {
  const canRead = useAbility().can('read', 'Message');
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const words = query.trim();
  if (!canRead) return [];
  return [
    {
      id: 'message-search',
      label: words ? t`Search messages for “${words}”` : t`Search messages`,
      leftSection: <IconMessageSearch size={18} stroke={1.6} aria-hidden />,
      onClick: () => void navigate({ to: paths.search({ workspace: slug }), search: { q: words || undefined } }),
    },
  ];
}

function useActions(): SpotlightActionData[] {
  const navigate = useNavigate();
  const { canCreateWorkspaces } = useViewer();
  // List the keyboard shortcuts of the current page as actions in the palette.
  const local = useRegisteredShortcuts().filter(({ group }) => group !== t`General` && group !== t`Go to`);
  const act = (id: string, label: string, icon: React.ReactNode, onClick: () => void) => ({
    id,
    label,
    leftSection: icon,
    onClick,
  });
  return [
    ...local.map(({ keys, title, run }) =>
      act(`key-${keys}`, title, <IconKeyboard size={18} stroke={1.6} aria-hidden />, run),
    ),
    ...(canCreateWorkspaces
      ? [
          act(
            'create-workspace',
            t`Create workspace`,
            <IconPlus size={18} stroke={1.6} aria-hidden />,
            () => void navigate({ to: paths.createWorkspace() }),
          ),
        ]
      : []),
    act(
      'account',
      t`Your account`,
      <IconUserCircle size={18} stroke={1.6} aria-hidden />,
      () => void navigate({ to: paths.account() }),
    ),
    act('shortcuts', t`Keyboard shortcuts`, <IconKeyboard size={18} stroke={1.6} aria-hidden />, openSheet),
  ];
}

function useOtherWorkspaces(): SpotlightActionData[] {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  return useViewer()
    .memberships.filter(({ workspace }) => workspace.slug !== slug)
    .map(({ workspace }) => ({
      id: `workspace-${workspace.slug}`,
      label: workspace.name,
      leftSection: <IconBuildingStore size={18} stroke={1.6} aria-hidden />,
      onClick: () => void navigate({ to: paths.overview({ workspace: workspace.slug }) }),
    }));
}
