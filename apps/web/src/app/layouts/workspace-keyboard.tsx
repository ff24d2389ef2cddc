import { useStore } from '@nanostores/react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useAbility, useWorkspace } from '../../session/workspace.tsx';
import { useShortcutListener, useShortcuts } from '../../ui/shortcut.ts';
import { menuDestinations } from '../secondary-pages.ts';
import { openPalette, openSheet, overlay } from './palette-store.ts';

const CommandPalette = lazy(() => import('./command-palette.tsx'));
const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx'));

/** Keyboard shortcuts of the shell. Go-to keys come from the menu's list. */
export function WorkspaceKeyboard() {
  const ability = useAbility();
  const { slug, channel } = useWorkspace();
  const navigate = useNavigate();
  const open = useStore(overlay);
  const goTo = menuDestinations(ability, channel).map(({ title, key, path }) => ({
    keys: `g ${key}`,
    title: `Go to ${title.toLowerCase()}`,
    group: 'Go to',
    run: () => void navigate({ to: path({ workspace: slug }) }),
  }));
  useShortcuts([
    { keys: 'mod+k', title: 'Search pages and actions', group: 'General', run: openPalette },
    { keys: '?', title: 'Show keyboard shortcuts', group: 'General', run: openSheet },
    ...goTo,
  ]);
  useShortcutListener();
  return (
    <Suspense>
      {open === 'palette' && <CommandPalette />}
      {open === 'sheet' && <ShortcutSheet />}
    </Suspense>
  );
}
