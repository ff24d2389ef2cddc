import { t } from '@lingui/core/macro';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './graphiql-editor.css';
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { Fetcher } from '@graphiql/toolkit';
import { useComputedColorScheme } from '@mantine/core';
import { GraphiQL } from 'graphiql';
import { useEffect, useMemo, useRef } from 'react';
import { useWorkspace } from '../../session/workspace.tsx';
import { EDITOR_THEMES, useEditorThemes } from './editor-themes.ts';

/** Functions of the editor that the page calls. */
export interface EditorHandle {
  document: () => string;
  open: (document: string) => void;
}

interface Props {
  fetcher: Fetcher;
  /** Called with a handle when the editor is ready, and with null when it unmounts. */
  onReady: (handle: EditorHandle | null) => void;
}

/** GraphiQL editor. This module is a separate chunk with GraphiQL, Monaco and the workers. */
export function GraphiqlEditor({ fetcher, onReady }: Props) {
  const { id, viewer } = useWorkspace();
  const storage = useMemo(() => playgroundStorage(id, viewer.memberId), [id, viewer.memberId]);
  const first = useMemo(() => firstDocument(storage), [storage]);
  const scheme = useComputedColorScheme('light');
  const frame = useRef<HTMLDivElement>(null);
  useEditorThemes(scheme);
  useEffect(() => (frame.current ? fixTabAccessibility(frame.current) : undefined), []);
  return (
    <div ref={frame} style={{ height: '100%' }}>
      <GraphiQL
        fetcher={fetcher}
        storage={storage}
        forcedTheme={scheme}
        editorTheme={EDITOR_THEMES}
        initialQuery={first.query}
        initialVariables={first.variables}
        defaultEditorToolsVisibility="variables"
        isHeadersEditorEnabled={false}
        shouldPersistHeaders={false}
        showPersistHeadersSettings={false}
      >
        <GraphiQL.Logo>{null}</GraphiQL.Logo>
        <Handle onReady={onReady} />
      </GraphiQL>
    </div>
  );
}

/** Passes an `EditorHandle` to the page. Renders nothing. */
function Handle({ onReady }: Pick<Props, 'onReady'>) {
  const editor = useGraphiQL((state) => state.queryEditor);
  const { addTab } = useGraphiQLActions();
  useEffect(() => {
    if (!editor) return;
    onReady({
      document: () => editor.getValue(),
      open(document) {
        addTab();
        editor.setValue(document);
      },
    });
    return () => onReady(null);
  }, [editor, addTab, onReady]);
  return null;
}

/**
 * Creates the storage of the editor for this browser tab, workspace and member. Documents can contain personal data, so
 * they are deleted with the tab.
 */
export function playgroundStorage(workspaceId: string, memberId: string | null): Storage {
  const prefix = `frontdesk-playground:${workspaceId}:${memberId ?? ''}:`;
  const keys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
  return {
    get length() {
      return keys().length;
    },
    key: (at) => keys()[at]?.slice(prefix.length) ?? null,
    getItem: (key) => sessionStorage.getItem(prefix + key),
    setItem: (key, value) => sessionStorage.setItem(prefix + key, value),
    removeItem: (key) => sessionStorage.removeItem(prefix + key),
    clear: () => {
      for (const key of keys()) sessionStorage.removeItem(key);
    },
  };
}

/**
 * Removes GraphiQL's tab roles, because screen readers cannot use buttons inside tabs, and marks the button of the
 * active tab as current. Repeats this after changes. Returns a function that disconnects the observer.
 */
export function fixTabAccessibility(container: HTMLElement): () => void {
  const fixTabs = () => {
    for (const list of container.querySelectorAll('.graphiql-tabs[role]')) list.removeAttribute('role');
    for (const tab of container.querySelectorAll('.graphiql-tab')) {
      tab.removeAttribute('role');
      tab.removeAttribute('aria-selected');
      const button = tab.querySelector('.graphiql-tab-button');
      const current = String(tab.classList.contains('graphiql-tab-active'));
      if (button && button.getAttribute('aria-current') !== current) button.setAttribute('aria-current', current);
    }
    const panel = container.querySelector('#graphiql-session');
    panel?.setAttribute('role', 'group');
    panel?.setAttribute('aria-label', t`Document and response`);
    panel?.removeAttribute('aria-labelledby');
  };
  fixTabs();
  const observer = new MutationObserver(fixTabs);
  observer.observe(container, { subtree: true, childList: true, attributeFilter: ['aria-selected', 'class'] });
  return () => observer.disconnect();
}

const QUERY = `# Ctrl+Enter to run, Ctrl+Space to autocomplete.
query LatestLeads {
  leads(first: 5) {
    totalCount
    edges {
      node {
        id
        name
        phone
        status
        createdAt
      }
    }
  }
}
`;

interface StoredTabs {
  tabs: { query: string | null; variables: string | null }[];
  activeTabIndex: number;
}

/**
 * Returns the document and variables of the last active tab, or an example. GraphiQL itself would not restore the
 * variables.
 */
export function firstDocument(storage: Storage): { query: string; variables: string } {
  const tab = activeTab(storage.getItem('graphiql:tabState'));
  return tab ? { query: tab.query ?? '', variables: tab.variables ?? '' } : { query: QUERY, variables: '' };
}

function activeTab(remembered: string | null) {
  try {
    const { tabs, activeTabIndex } = JSON.parse(remembered ?? '') as StoredTabs;
    return tabs[activeTabIndex] ?? null;
  } catch {
    return null;
  }
}
