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
import { firstDocument } from './first-document.ts';
import { fixTabAccessibility } from './fix-tab-accessibility.ts';
import { playgroundStorage } from './playground-storage.ts';

/** Editor functions for the page. */
export interface EditorHandle {
  document: () => string;
  open: (document: string) => void;
}

interface Props {
  fetcher: Fetcher;
  /** Called when the editor is ready, and with null when it unmounts. */
  onReady: (handle: EditorHandle | null) => void;
}

/** GraphiQL in a separate chunk with its editor and workers. */
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

/** Renders nothing; exposes the editor to the page. */
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
