import { useMutation } from '@apollo/client/react';
import { KNOWLEDGE_SOURCE_KINDS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Group, Stack, Text } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { AnchorLink } from '../../app/link.tsx';
import { DeleteKnowledgeSourceDocument } from '../../gql/delete-knowledge-source.ts';
import { KnowledgeSourcesPageDocument } from '../../gql/knowledge-sources-page.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NoMatch } from '../../ui/no-match.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { toast } from '../../ui/toast.ts';
import { AddSourceButtons, DropArea } from './add-sources.tsx';
import classes from './knowledge.module.css';
import { KnowledgeTabs } from './knowledge-tabs.tsx';
import { MANAGES } from './permission.ts';
import { SourceDialog } from './source-dialog.tsx';
import { KIND_TITLES, kindText, type ListedSource, sizeText } from './source-labels.ts';
import { ReadAgain, SourceStatus } from './source-status.tsx';
import { TestQuestion } from './test-question.tsx';
import { UploadList } from './upload-list.tsx';
import { isFiltered, type SourceFilter, useSourceAddress, useSources } from './use-sources.ts';
import { useUploads } from './use-uploads.ts';

/** Page with the sources from which the agent answers: questions with answers, texts, files and web pages (AG-16). */
export function KnowledgeSourcesPage() {
  const { filter, setFilter, openSource, add, close, linkTo } = useSourceAddress();
  const { rows, ...paging } = useSources(filter);
  const filtered = isFiltered(filter);
  const { add: upload, ...uploads } = useUploads();
  const buttons = <AddSourceButtons onAdd={add} onUpload={upload} />;
  const isBlank = rows?.length === 0 && !filtered;
  return (
    <>
      <PageHeader
        above={<KnowledgeTabs />}
        title={t`Sources`}
        description={t`Answers, texts, files and web pages that your agent can use.`}
        actions={isBlank ? null : buttons}
      />
      <Stack gap="lg">
        <UploadList {...uploads} />
        <DropArea onDrop={upload}>
          <Section title={isBlank ? t`Sources` : listTitle(paging.total, filtered)} quietTitle={isBlank} flush>
            {!isBlank && <Bar filter={filter} onChange={setFilter} />}
            <RowList
              label={t`Sources`}
              rows={rows}
              rowKey={({ id }) => id}
              renderText={(source) => <SourceSummary source={source} link={linkTo(source.id)} />}
              renderActions={(source) => (
                <>
                  <ReadAgain source={source} />
                  <DeleteSource source={source} />
                </>
              )}
              {...paging}
              skeletonRows={6}
              empty={
                filtered ? <NoMatchingSources filter={filter} onChange={setFilter} /> : <NoSources action={buttons} />
              }
            />
          </Section>
        </DropArea>
        <TestQuestion />
      </Stack>
      <SourceDialog open={openSource} onClose={close} onReplace={(id, file) => upload([file], id)} />
    </>
  );
}

function listTitle(total: number | undefined, filtered: boolean): string {
  if (total === undefined) return t`Sources`;
  return filtered
    ? plural(total, { one: '# matching source', other: '# matching sources' })
    : plural(total, { one: '# source', other: '# sources' });
}

interface FilterProps {
  filter: SourceFilter;
  onChange: (filter: SourceFilter) => void;
}

const ALL = 'ALL';
const KIND_SEGMENTS = [
  { value: ALL, label: t`All` },
  { value: 'QUESTION_ANSWER', label: t`Questions` },
  { value: 'TEXT', label: t`Texts` },
  { value: 'FILE', label: t`Files` },
  { value: 'WEB_PAGE', label: t`Web pages` },
] as const;

const Bar = ({ filter, onChange }: FilterProps) => (
  <div className={classes.bar} role="search" aria-label={t`Sources`}>
    <SearchField
      search={filter.search}
      onSearch={(search) => onChange({ ...filter, search })}
      label={t`Search sources`}
      placeholder={t`Search by title or text`}
      group={t`Knowledge`}
      className={classes.search}
    />
    <Segments
      label={t`Kind`}
      segments={KIND_SEGMENTS}
      value={filter.kind ?? ALL}
      onChange={(value) => onChange({ ...filter, kind: KNOWLEDGE_SOURCE_KINDS.find((kind) => kind === value) ?? null })}
    />
  </div>
);

interface SummaryProps {
  source: ListedSource;
  link: ReturnType<ReturnType<typeof useSourceAddress>['linkTo']>;
}

function SourceSummary({ source, link }: SummaryProps) {
  const { timezone } = useWorkspace();
  const { title, createdByName, updatedAt, readAt } = source;
  return (
    <>
      <AnchorLink {...link} fw={600} size="sm" className={classes.title} dir="auto">
        {title}
      </AnchorLink>
      <Text size="sm" c="dimmed">
        {kindText(source)} · {sizeText(source)} · {t`Added by ${createdByName}`} · {readAt ? t`Read` : t`Changed`}{' '}
        <TimeAgo iso={readAt ?? updatedAt} timeZone={timezone} />
      </Text>
      <SourceStatus source={source} />
    </>
  );
}

function DeleteSource({ source: { id, title } }: { source: ListedSource }) {
  const allowed = useCan('delete', 'KnowledgeSource');
  const [remove] = useMutation(DeleteKnowledgeSourceDocument, { refetchQueries: [KnowledgeSourcesPageDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deleteKnowledgeSource, () => void toast(t`Source deleted.`));
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        color="red"
        permission={{ allowed, reason: allowed ? null : MANAGES }}
        aria-label={t`Delete ${title}`}
        onClick={ask}
      >
        {t`Delete`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Delete this source?`} confirmLabel={t`Delete source`} danger>
        {t`The agent no longer uses “${title}”. This can’t be undone.`}
      </ConfirmDialog>
    </>
  );
}

const NoSources = ({ action }: { action: React.ReactNode }) => (
  <EmptyState
    icon={<IconBook2 size={24} stroke={1.6} />}
    title={t`No sources yet`}
    action={<Group justify="center">{action}</Group>}
  >
    {t`Start with the question your contacts ask most, a document, or your website.`}
  </EmptyState>
);

function NoMatchingSources({ filter, onChange }: FilterProps) {
  const { search, kind } = filter;
  const drops = [
    ...(search ? [{ words: `“${search}”`, next: { ...filter, search: '' } }] : []),
    ...(kind ? [{ words: KIND_TITLES[kind], next: { ...filter, kind: null } }] : []),
  ];
  return (
    <NoMatch
      title={t`No matching sources`}
      hint={t`Remove the filter to see all sources.`}
      drops={drops}
      onChange={onChange}
    />
  );
}
