import { useQuery } from '@apollo/client/react';
import { type ImportKind, LIMITS, REFUSALS, type RefusalCode, SAVED_REPLY_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, FileButton, Stack, Text } from '@mantine/core';
import { IconArrowLeft, IconFileSpreadsheet } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, useState } from 'react';
import { AnchorLink, ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { ContactImportsPageDocument } from '../../gql/contact-imports-page.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useSession } from '../../session/api.tsx';
import { usePages } from '../../session/use-pages.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './contact-imports.module.css';
import { ImportHistory } from './import-history.tsx';
import { IMPORT_PATHS } from './import-paths.ts';

/** Page for uploading a file of contacts, with a list of earlier imports. */
export const ContactImportsPage = () => <ImportsPage kind="CONTACTS" title={t`Import contacts`} />;

/** Page for uploading a file of leads, with a list of earlier imports. */
export const LeadImportsPage = () => <ImportsPage kind="LEADS" title={t`Import leads`} />;

/** Page for uploading a file of saved replies, with a list of the viewer's earlier imports. */
export const SavedReplyImportsPage = () => <ImportsPage kind="SAVED_REPLIES" title={t`Import saved replies`} />;

/** Page for uploading a file of earlier messages, with a list of earlier imports. */
export const HistoryImportsPage = () => <ImportsPage kind="HISTORY" title={t`Import earlier messages`} />;

function ImportsPage({ kind, title }: { kind: ImportKind; title: string }) {
  return (
    <>
      <PageHeader
        title={title}
        description={t`You can review all changes before anything is saved.`}
        above={<BackToList kind={kind} />}
        actions={kind === 'CONTACTS' && <ImportMessages />}
      />
      <Stack gap="lg">
        <UploadSection kind={kind} />
        <HistorySection kind={kind} />
      </Stack>
    </>
  );
}

/** Link to the import of earlier messages, which requires that their contacts exist. Hidden without the permission. */
function ImportMessages() {
  const { slug } = useWorkspace();
  const canStart = useCan('start', 'Conversation');
  if (!canStart) return null;
  return (
    <ButtonLink to={paths.historyImports({ workspace: slug })} variant="default">
      {t`Import earlier messages`}
    </ButtonLink>
  );
}

/** Link to the list that an import changes. */
export function BackToList({ kind }: { kind: ImportKind }) {
  const { slug } = useWorkspace();
  return (
    <AnchorLink to={IMPORT_PATHS[kind].records({ workspace: slug })} size="sm" className={classes.back}>
      <IconArrowLeft size={15} aria-hidden />
      {LISTS[kind]}
    </AnchorLink>
  );
}

const LISTS: Record<ImportKind, string> = {
  CONTACTS: t`Contacts`,
  LEADS: t`Leads`,
  SAVED_REPLIES: t`Saved replies`,
  HISTORY: t`Inbox`,
};

function UploadSection({ kind }: { kind: ImportKind }) {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const upload = useUpload(kind);
  const [over, setOver] = useState(false);
  const { attempt, pending, refusal } = useMutationAction(async (file: File) => {
    const answer = await upload(file);
    if ('code' in answer) return answer;
    await navigate({ to: IMPORT_PATHS[kind].one({ workspace: slug, contactImport: answer.id }) });
    return undefined;
  });
  const take = (file: File | null | undefined) => void (file && attempt(file));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <Section title={t`Upload`} description={limitsOf(kind)}>
      <Stack>
        <div
          className={classes.drop}
          data-over={over}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <IconFileSpreadsheet size={34} stroke={1.3} aria-hidden />
          <Text size="sm" c="dimmed">
            {t`Drop a file here, or`}
          </Text>
          <FileButton
            accept={kind === 'SAVED_REPLIES' || kind === 'HISTORY' ? `${CSV},.json,.ndjson,.jsonl` : CSV}
            onChange={take}
          >
            {(props) => (
              <Button {...props} loading={pending}>
                {t`Choose file`}
              </Button>
            )}
          </FileButton>
          <a className={classes.sample} href={sampleOf(kind)} download={`${IMPORT_PATHS[kind].upload}-sample.csv`}>
            {t`Download sample CSV`}
          </a>
        </div>
        <RefusalAlert refusal={refusal} />
      </Stack>
    </Section>
  );
}

/** Formats and limits of the files of a kind. */
function limitsOf(kind: ImportKind): string {
  if (kind === 'SAVED_REPLIES')
    return t`CSV with a header row, or JSON of Chatwoot · up to ${SAVED_REPLY_LIMITS.importRows.toLocaleString('en-GB')} rows and 5 MB`;
  const rows = LIMITS.importRows.toLocaleString('en-GB');
  return kind === 'HISTORY'
    ? t`CSV with a header row, or JSON of Chatwoot or WATI · up to ${rows} rows and 50 MB`
    : t`CSV with a header row · up to ${rows} rows and 50 MB`;
}

const CSV = '.csv,.tsv,.txt,text/csv';

const SAMPLES: Record<ImportKind, string> = {
  CONTACTS:
    'Name,Phone,Email,Company,Tags,Notes,Opt-in\nAda Example,+44 20 7946 0018,ada@example.com,Example Ltd,"vip, north",Met at the fair,yes\n',
  LEADS:
    'Name,Phone,Email,External ID,Status,Source,Message,Tags,Created at\nAda Example,+44 20 7946 0018,ada@example.com,crm-1042,NEW,Spring fair,Asks for a price,"vip, north",2026-03-04\n',
  HISTORY:
    'Contact phone,Time,Direction,Text,Message ID,Attachments\n+44 20 7946 0018,2026-03-04 10:15:00,in,Do you have a slot on Friday?,m-1,\n+44 20 7946 0018,2026-03-04 10:17:30,out,"Yes, at 10:00.",m-2,\n',
  SAVED_REPLIES: 'Shortcut,Text,Folder,Shared\nprice,"Hello {{first_name}}, a visit costs $40.",Prices,yes\n',
};

const sampleOf = (kind: ImportKind): string => `data:text/csv;charset=utf-8,${encodeURIComponent(SAMPLES[kind])}`;

function HistorySection({ kind }: { kind: ImportKind }) {
  const query = useQuery(ContactImportsPageDocument, {
    variables: { first: 10, kind },
    fetchPolicy: 'cache-and-network',
  });
  const { data, error, refetch } = query;
  const page = data?.contactImports;
  const { paging } = usePages(page, query);
  return (
    <Section title={t`Import history`} flush>
      {error && !data ? (
        <ErrorState onRetry={() => void refetch().catch(() => {})} />
      ) : (
        <ImportHistory
          imports={page?.edges.map(({ node }) => node)}
          {...paging}
          empty={
            <EmptyState icon={<IconFileSpreadsheet size={24} stroke={1.6} />} title={t`No imports yet`}>
              {t`You can undo an import for 24 hours.`}
            </EmptyState>
          }
        />
      )}
    </Section>
  );
}

/**
 * Returns a function that uploads a file. The function resolves to the id of the import or to the error code, and
 * rejects if another error occurs.
 */
function useUpload(kind: ImportKind) {
  const session = useSession();
  const { slug } = useWorkspace();
  return async (file: File): Promise<{ id: string } | { code: RefusalCode; field: null }> => {
    const tooLarge = tooLargeFor(kind, file.size);
    if (tooLarge) return { code: tooLarge, field: null };
    const response = await fetch(`/uploads/${IMPORT_PATHS[kind].upload}?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: {
        'content-type': 'text/csv',
        authorization: `Bearer ${(await session.accessToken()) ?? ''}`,
        'x-workspace': slug,
        'x-activity': 'user',
      },
      body: file,
    });
    const answer = (await response.json()) as { id?: string; code?: string };
    if (answer.id) return { id: answer.id };
    if (answer.code && answer.code in REFUSALS) return { code: answer.code as RefusalCode, field: null };
    throw new Error(`The upload failed with status ${response.status}.`);
  };
}

/** Returns why a file of this size is refused before it is uploaded, or null. */
function tooLargeFor(kind: ImportKind, size: number): RefusalCode | null {
  if (kind === 'SAVED_REPLIES') return size > SAVED_REPLY_LIMITS.importBytes ? 'SAVED_REPLY_FILE_TOO_LARGE' : null;
  return size > LIMITS.importBytes ? 'FILE_TOO_LARGE' : null;
}
