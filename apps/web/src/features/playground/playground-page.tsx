import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Code, Group, Modal, Stack, Tabs, Text } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { PlaygroundPageDocument } from '../../gql/playground-page.ts';
import { RegisterOperationDocument } from '../../gql/register-operation.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { firstParam } from '../../lib/search-params.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { EditorPanel } from './editor-panel.tsx';
import type { EditorHandle } from './graphiql-editor.tsx';
import { OperationList } from './operation-list.tsx';
import classes from './playground-page.module.css';

/** GraphQL editor and persisted operations. Viewers without access to the editor see only the operations. */
export function PlaygroundPage() {
  return useCan('use', 'Playground') ? <Workbench /> : <StoredOperations />;
}

function StoredOperations() {
  const { permission: _none, ...operations } = useOperations();
  return (
    <>
      <PageHeader title={t`Saved queries`} />
      <Section title={t`Saved queries`} quietTitle flush>
        <OperationList {...operations} />
      </Section>
    </>
  );
}

function Workbench() {
  const { permission, ...operations } = useOperations();
  const { save, pending, refusal, saved, forget } = useSaveOperation();
  const { tab, setTab } = useTab();
  const { editor, onReady, open, wanted } = useEditor(tab === 'editor');
  return (
    <div className={classes.wide}>
      <PageHeader
        title={t`Playground`}
        description={t`GraphQL explorer`}
        actions={
          tab === 'editor' && (
            <PermissionButton
              permission={editor ? permission : undefined}
              leftSection={<IconDeviceFloppy size={17} aria-hidden />}
              loading={pending}
              onClick={() => editor && save(editor.document())}
            >
              {t`Save query`}
            </PermissionButton>
          )
        }
      />
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <Tabs keepMountedMode="display-none" value={tab} onChange={(next) => setTab(next as TabName)}>
          <Tabs.List mb="md">
            <Tabs.Tab value="editor">{t`Editor`}</Tabs.Tab>
            <Tabs.Tab value="operations">
              {t`Saved queries${operations.total === undefined ? '' : ` (${operations.total})`}`}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="editor">{wanted && <EditorPanel ready={editor !== null} onReady={onReady} />}</Tabs.Panel>
          <Tabs.Panel value="operations">
            <Section title={t`Saved queries`} quietTitle flush>
              <OperationList
                {...operations}
                onOpen={(document) => {
                  setTab('editor');
                  open(document);
                }}
              />
            </Section>
          </Tabs.Panel>
        </Tabs>
      </Stack>
      <SavedDialog saved={saved} onClose={forget} />
    </div>
  );
}

/**
 * Returns the editor and a function that opens a document in it. `wanted` becomes true when the editor tab is first
 * shown. The editor is then loaded and stays mounted.
 */
function useEditor(visible: boolean) {
  const [editor, setEditor] = useState<EditorHandle | null>(null);
  const [wanted, setWanted] = useState(visible);
  const [waiting, setWaiting] = useState<string | null>(null);
  useEffect(() => {
    if (visible) setWanted(true);
  }, [visible]);
  useEffect(() => {
    if (!editor || waiting === null) return;
    editor.open(waiting);
    setWaiting(null);
  }, [editor, waiting]);
  return { editor, onReady: setEditor, open: setWaiting, wanted };
}

type TabName = 'editor' | 'operations';

/** Returns the selected tab and its setter. The tab is stored in the URL. */
function useTab() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const tab: TabName = firstParam(params, 'tab') === 'operations' ? 'operations' : 'editor';
  const setTab = (next: TabName) =>
    void navigate({ to: '.', search: next === 'editor' ? {} : { tab: next }, replace: true, resetScroll: false });
  return { tab, setTab };
}

function useOperations() {
  const query = useScreenQuery(PlaygroundPageDocument, { first: LIMITS.pageSize });
  const { data } = query;
  const operations = data?.persistedOperations;
  return {
    permission: data?.workspace.viewerCan.registerOperations,
    operations: operations?.edges.map(({ node }) => node),
    ...usePages(operations, query).paging,
  };
}

/** Dialog that explains how to run a saved operation. */
function SavedDialog({ saved, onClose }: { saved: SavedOperation | null; onClose: () => void }) {
  const shown = useLastValue(saved);
  return (
    <Modal opened={saved !== null} onClose={onClose} title={t`${shown?.name ?? ''} saved`} size="lg">
      {shown && (
        <Stack gap="md">
          <Text size="sm">{t`Call the saved query by ID, with an API key that has the required scopes.`}</Text>
          <CopyField label={t`Query ID`} value={shown.id} />
          <CopyField label={t`cURL command`} value={shown.curl} />
          <Text size="sm" c="dimmed">
            <Trans>
              Set <Code>FRONTDESK_KEY</Code> to your API key and replace the variables.
            </Trans>
          </Text>
          <Group justify="flex-end">
            <Button onClick={onClose}>{t`Done`}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

interface SavedOperation {
  id: string;
  name: string;
  curl: string;
}

/**
 * Returns a function that saves a document as a persisted operation, and the saved operation or the error message. The
 * id is a hash of the document.
 */
function useSaveOperation() {
  const [register] = useMutation(RegisterOperationDocument, { refetchQueries: [PlaygroundPageDocument] });
  const [saved, setSaved] = useState<SavedOperation | null>(null);
  const { attempt, pending, refusal, clear } = useMutationAction(async (document: string) => {
    const { data } = await register({ variables: { document } });
    return handleMutationResult(data?.createPersistedOperation, (answer) => setSaved(answer.operation));
  });
  const save = (document: string) => void attempt(document);
  return { save, pending, refusal, clear, saved, forget: () => setSaved(null) };
}
