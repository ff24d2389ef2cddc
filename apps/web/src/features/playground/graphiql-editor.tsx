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

/** What the page around it can ask of the editor. */
export interface EditorHandle {
  document: () => string;
  open: (document: string) => void;
}

interface Props {
  fetcher: Fetcher;
  /** Called once the editor can be asked, and with null when it is gone. */
  onReady: (handle: EditorHandle | null) => void;
}

/** GraphiQL, bundled with the app. It comes in a chunk of its own, with its editor and its workers. */
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

/** Draws nothing; it holds out the editor to the page. */
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
