import { useApolloClient, useSubscription } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Button, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowDown, IconSearch } from '@tabler/icons-react';
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { AnswerSources } from '../../app/answer-sources.tsx';
import { callerName } from '../../app/call-labels.tsx';
import { LiveTranscriptDocument } from '../../gql/live-transcript.ts';
import { TranscriptPageDocument } from '../../gql/transcript-page.ts';
import type { CallControls_CallFragment, TranscriptPageQuery } from '../../gql/types.ts';
import { formatTime } from '../../lib/dates.ts';
import { scrollToCenter } from '../../lib/scroll-to-center.ts';
import { firstParam } from '../../lib/search-params.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './call-transcript.module.css';

interface Props {
  call: CallControls_CallFragment;
}

type Turn = TranscriptPageQuery['transcript']['edges'][number]['node'];

const PAGE = LIMITS.pageSizeMax;

/** Transcript of a call, updated live and searchable. Scrolls to the entry in the parameter `turn` of the URL. */
export function CallTranscript({ call }: Props) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const { turns, hasMore, more } = useTurns(call.id, search);
  const found = firstParam(useSearchParams(), 'turn');
  const isMissing = found !== '' && search === '' && !turns.some(({ id }) => id === found);
  useLoadUntil(isMissing && hasMore, turns.length, more);
  const { ref, onScroll, unseen, toEnd } = useLiveTranscript(turns, call.interimText, found === '');
  return (
    <Section
      title={t`Transcript`}
      flush
      actions={
        <TextInput
          type="search"
          size="xs"
          aria-label={t`Search transcript`}
          placeholder={t`Search`}
          leftSection={<IconSearch size={14} aria-hidden />}
          maxLength={LIMITS.searchLength}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      }
    >
      <div className={classes.frame}>
        <div
          ref={ref}
          className={classes.scroller}
          onScroll={onScroll}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Keyboard users must be able to scroll.
          tabIndex={0}
          role="log"
          aria-label={t`Transcript`}
        >
          {hasMore && (
            <Button variant="subtle" size="xs" className={classes.more} onClick={more}>
              {t`Load earlier entries`}
            </Button>
          )}
          {turns.length === 0 && !call.interimText && <Nothing call={call} search={search} />}
          <ol className={classes.turns}>
            {turns.map((turn) => (
              <InterimTurn key={turn.id} turn={turn} contact={callerName(call)} isFound={turn.id === found} />
            ))}
            {call.interimText && call.interimRole && search === '' && (
              <li className={classes.turn} data-role={call.interimRole} data-partial>
                <span className={classes.name}>{nameOf(call.interimRole, callerName(call))}</span>
                <span className={classes.text} dir="auto">
                  {call.interimText}…
                </span>
              </li>
            )}
          </ol>
        </div>
        {unseen > 0 && (
          <Button
            className={classes.unseen}
            size="xs"
            radius="xl"
            leftSection={<IconArrowDown size={14} />}
            onClick={toEnd}
          >
            {plural(unseen, { one: '# new line', other: '# new lines' })}
          </Button>
        )}
      </div>
    </Section>
  );
}

function Nothing({ call, search }: Props & { search: string }) {
  const words = search
    ? t`No results for “${search}”`
    : call.endedAt
      ? t`No transcript`
      : t`The transcript appears here as people speak.`;
  return (
    <Text c="dimmed" size="sm" p="lg" ta="center">
      {words}
    </Text>
  );
}

interface TurnProps {
  turn: Turn;
  contact: string;
  /** Whether to scroll to the entry and mark it. */
  isFound: boolean;
}

function InterimTurn({ turn: { role, text, occurredAt: at, sources }, contact, isFound }: TurnProps) {
  const { timezone } = useWorkspace();
  return (
    <li
      className={classes.turn}
      data-role={role}
      aria-current={isFound || undefined}
      ref={isFound ? scrollToCenter : undefined}
    >
      <span className={classes.name}>
        {nameOf(role, contact)} <time dateTime={at}>{formatTime(at, timezone)}</time>
      </span>
      <span className={classes.text} dir="auto">
        {text}
      </span>
      <AnswerSources sources={sources} />
    </li>
  );
}

const nameOf = (role: Turn['role'], contact: string) =>
  role === 'CONTACT' ? contact : role === 'AGENT' ? t`AI agent` : t`Operator (agent’s voice)`;

/**
 * Returns the transcript entries that match a search, in chronological order: first the last hundred entries, and
 * earlier entries on request. Adds new entries as they arrive.
 */
function useTurns(callId: string, search: string) {
  const client = useApolloClient();
  const variables = { filter: { callId, search: search || null }, first: PAGE };
  const { data, previousData, fetchMore, refetch } = useScreenQuery(TranscriptPageDocument, variables);
  useSubscription(LiveTranscriptDocument, {
    ignoreResults: true,
    onData: ({ data: { data: told } }) => {
      const turn = told?.callTranscriptAdded.turn;
      if (!turn || told.callTranscriptAdded.callId !== callId) return;
      if (search) return void refetch().catch(() => {});
      client.cache.updateQuery({ query: TranscriptPageDocument, variables }, (known) => known && withTurn(known, turn));
    },
  });
  const shown = (data ?? previousData)?.transcript;
  return {
    turns: [...(shown?.edges ?? [])].map(({ node }) => node).sort(inTime),
    hasMore: shown?.pageInfo.hasNextPage ?? false,
    more: () => void fetchMore({ variables: { after: shown?.pageInfo.endCursor } }).catch(() => {}),
  };
}

/** Loads a further page whenever the number of loaded entries has changed and the wanted entry is not among them. */
function useLoadUntil(isWanted: boolean, loaded: number, more: () => void) {
  const load = useEffectEvent(more);
  useEffect(() => {
    if (isWanted) load();
  }, [isWanted, loaded]);
}

const inTime = (one: Turn, other: Turn) =>
  one.occurredAt.localeCompare(other.occurredAt) || one.id.localeCompare(other.id);

/** Adds a transcript entry to the cached list, unless the list already contains it. */
function withTurn({ transcript, ...rest }: TranscriptPageQuery, turn: Turn): TranscriptPageQuery {
  if (transcript.edges.some(({ node }) => node.id === turn.id)) return { transcript, ...rest };
  const edge = { __typename: 'TranscriptTurnEdge' as const, cursor: '', node: turn };
  return {
    ...rest,
    transcript: { ...transcript, edges: [edge, ...transcript.edges], totalCount: transcript.totalCount + 1 },
  };
}

const NEAR_PX = 48;

/**
 * Scrolls to new entries if the user is at the end of the transcript. Otherwise keeps the scroll position and counts
 * the added entries.
 */
function useLiveTranscript(turns: readonly Turn[], hearing: string | null, startsAtEnd: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(startsAtEnd);
  /**
   * Id of the last entry that was shown when the user was at the end. An id is stored because earlier entries can be
   * added before it.
   */
  const [seen, setSeen] = useState<string | undefined>();
  const last = turns.at(-1)?.id;
  const toEnd = useCallback(() => {
    if (ref.current) ref.current.scrollTop = ref.current.scrollHeight;
  }, []);
  const onScroll = () => {
    const list = ref.current;
    const near = list !== null && list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_PX;
    setAtEnd(near);
    if (near) setSeen(last);
  };
  useLayoutEffect(() => {
    if (atEnd) toEnd();
  }, [last, hearing, atEnd, toEnd]);
  const unseen = turns.length - 1 - turns.findIndex(({ id }) => id === seen);
  return { ref, onScroll, toEnd, unseen: atEnd || seen === undefined ? 0 : unseen };
}
