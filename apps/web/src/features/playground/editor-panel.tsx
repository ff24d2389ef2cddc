import { Loader } from '@mantine/core';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useWorkspace } from '../../session/workspace.tsx';
import { Section } from '../../ui/section.tsx';
import { type ApiKeyChoice, CallerBar } from './caller-bar.tsx';
import { createFetcher } from './fetcher.ts';
import type { EditorHandle } from './graphiql-editor.tsx';
import classes from './playground-page.module.css';
import { usePlaygroundToken } from './use-playground-token.ts';

// The largest dependency, loaded only on this page.
const GraphiqlEditor = lazy(async () => ({ default: (await import('./graphiql-editor.tsx')).GraphiqlEditor }));

/** The editor and its caller. */
export function EditorPanel({ onReady }: { onReady: (handle: EditorHandle | null) => void }) {
  const { slug } = useWorkspace();
  const [apiKey, setApiKey] = useState<ApiKeyChoice>(null);
  const ownToken = usePlaygroundToken();
  // The editor reloads its schema when the fetcher changes, so the fetcher stays and reads the current caller on each
  // run.
  const latest = useRef({ apiKey, ownToken });
  useEffect(() => {
    latest.current = { apiKey, ownToken };
  });
  const fetcher = useMemo(
    () =>
      createFetcher({
        workspace: slug,
        ownToken: () => latest.current.ownToken(),
        apiKey: () => latest.current.apiKey,
      }),
    [slug],
  );
  return (
    <Section title="Editor" quietTitle flush>
      <CallerBar apiKey={apiKey} onChange={setApiKey} />
      <div className={classes.editor}>
        <Suspense
          fallback={
            <div className={classes.loading} role="status" aria-label="Loading editor">
              <Loader size="sm" type="dots" />
            </div>
          }
        >
          <GraphiqlEditor fetcher={fetcher} onReady={onReady} />
        </Suspense>
      </div>
    </Section>
  );
}
