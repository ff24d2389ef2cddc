import { Tabs } from '@mantine/core';
import { IconBookmark, IconTerminal2 } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { type Identity, IdentityChoice } from './identity-choice.tsx';
import { OperationsSection } from './operations-section.tsx';
import classes from './playground-page.module.css';

// The editor weighs more than the rest of the site together, so it comes when somebody opens this page.
const Editor = lazy(() => import('./editor.tsx'));

/** Where a developer tries the graph, as themselves or with a key, and keeps what works for automation. */
export function PlaygroundPage() {
  const { slug } = useWorkspace();
  const [identity, setIdentity] = useState<Identity>({ as: 'self' });
  return (
    <>
      <PageHeader title="Playground" description="Try the API here, and save what works for your automation." />
      <Tabs defaultValue="editor" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="editor" leftSection={<IconTerminal2 size={16} aria-hidden />}>
            Editor
          </Tabs.Tab>
          <Tabs.Tab value="operations" leftSection={<IconBookmark size={16} aria-hidden />}>
            Persisted operations
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="editor">
          <IdentityChoice identity={identity} onChange={setIdentity} />
          <Section title="Editor" quietTitle flush>
            <Suspense fallback={<div className={classes.loading} role="status" aria-label="Loading the editor" />}>
              <Editor key={slug} slug={slug} identity={identity} />
            </Suspense>
          </Section>
        </Tabs.Panel>
        <Tabs.Panel value="operations">
          <OperationsSection />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
