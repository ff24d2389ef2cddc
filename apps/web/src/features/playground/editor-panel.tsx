import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Loader, PasswordInput, Text } from '@mantine/core';
import { lazy, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react';
import { CreatePlaygroundTokenDocument } from '../../gql/create-playground-token.ts';
import { useViewer } from '../../session/viewer.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { createFetcher } from './fetcher.ts';
import type { EditorHandle } from './graphiql-editor.tsx';
import classes from './playground-page.module.css';

// Loaded lazily, because the editor is the largest dependency and only this page needs it.
const GraphiqlEditor = lazy(async () => ({ default: (await import('./graphiql-editor.tsx')).GraphiqlEditor }));

interface Props {
  ready: boolean;
  onReady: (handle: EditorHandle | null) => void;
}

/** GraphQL editor with a switch that selects the requesting identity: the current user or an API key. */
export function EditorPanel({ ready, onReady }: Props) {
  const { slug } = useWorkspace();
  const [apiKey, setApiKey] = useState<ApiKeyChoice>(null);
  const ownToken = usePlaygroundToken();
  // The editor reloads its schema when the fetcher changes. Keep the same fetcher, and read the selected identity from
  // a ref for each request.
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
    <Section title={t`Editor`} quietTitle flush>
      <CallerBar apiKey={apiKey} onChange={setApiKey} />
      <div className={classes.editor} aria-busy={!ready}>
        <Suspense
          fallback={
            <div className={classes.loading} role="status" aria-label={t`Loading editor`}>
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

const EARLY_MS = 60_000;

/**
 * Returns a function that provides an access token for ad hoc documents. The token is created on demand, and again when
 * it expires within a minute.
 */
function usePlaygroundToken(): () => Promise<string> {
  const [createToken] = useMutation(CreatePlaygroundTokenDocument, { fetchPolicy: 'no-cache' });
  const held = useRef<{ token: string; expiresAt: number } | null>(null);
  const asking = useRef<Promise<string> | null>(null);

  async function ask() {
    const { data } = await createToken();
    const { token, expiresAt } = data?.createPlaygroundToken ?? {};
    if (!token || !expiresAt) throw new Error('The server returned no playground token.');
    held.current = { token, expiresAt: new Date(expiresAt).getTime() };
    return token;
  }

  return async () => {
    if (held.current && held.current.expiresAt - Date.now() > EARLY_MS) return held.current.token;
    asking.current ??= ask().finally(() => {
      asking.current = null;
    });
    return asking.current;
  };
}

/** Pasted API key, which can be empty. Null if the current user runs the document. */
type ApiKeyChoice = string | null;

interface CallerBarProps {
  apiKey: ApiKeyChoice;
  onChange: (apiKey: ApiKeyChoice) => void;
}

/** Switch between the current user and a pasted API key as the identity that runs documents. */
function CallerBar({ apiKey, onChange }: CallerBarProps) {
  const { name } = useViewer();
  const wordsId = useId();
  const withKey = apiKey !== null;
  return (
    <div className={classes.caller}>
      <Text size="sm" fw={500}>
        {t`Run as`}
      </Text>
      <Segments
        label={t`Run as`}
        describedBy={wordsId}
        value={withKey ? 'key' : 'self'}
        onChange={(choice) => onChange(choice === 'key' ? '' : null)}
        segments={[
          { value: 'self', label: name },
          { value: 'key', label: t`API key` },
        ]}
      />
      {withKey && (
        <PasswordInput
          className={classes.key}
          aria-label={t`API key`}
          placeholder="fd_live_…"
          autoComplete="off"
          size="xs"
          visibilityToggleButtonProps={{ 'aria-label': t`Show or hide key` }}
          value={apiKey}
          onChange={(event) => onChange(event.currentTarget.value.trim())}
        />
      )}
      <Text size="sm" c="dimmed" id={wordsId} className={classes.callerWords}>
        {withKey
          ? t`The key is stored in memory only, while this page is open.`
          : t`Runs on this workspace’s data with your permissions.`}
      </Text>
    </div>
  );
}
