import { Text } from '@mantine/core';
import { callerName } from '../../app/call-labels.tsx';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import rowLink from '../../ui/row-link.module.css';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { AUTHOR_TITLES, KIND_LABELS } from './search-labels.ts';
import classes from './search-page.module.css';
import type { SearchResult } from './use-search.ts';

/** A result: the contact, its kind and time, and the excerpt. The whole row is a link to the place in the thread. */
export function SearchResultRow({ result }: { result: SearchResult }) {
  const { timezone } = useWorkspace();
  const { kind, authorType, occurredAt, excerpt } = result;
  return (
    <div className={rowLink.row}>
      <div className={classes.head}>
        <ThreadLink result={result} />
        <Text span size="xs" c="dimmed">
          {KIND_LABELS[kind]} · {AUTHOR_TITLES[authorType]} · <TimeAgo iso={occurredAt} timeZone={timezone} />
        </Text>
      </div>
      <p className={classes.excerpt} dir="auto">
        {excerpt.map((part, at) => (at % 2 === 1 ? <mark key={`${at}-${part}`}>{part}</mark> : part))}
      </p>
    </div>
  );
}

function ThreadLink({ result }: { result: SearchResult }) {
  const { slug } = useWorkspace();
  const place = placeOf(result, slug);
  if (!place) return null;
  const { name, ...link } = place;
  return (
    <AnchorLink {...link} size="sm" fw={600} className={rowLink.link} underline="never">
      <bdi>{name}</bdi>
    </AnchorLink>
  );
}

/** Returns the link to the thread of a result. Null if the thread was deleted in the meantime. */
function placeOf({ id, message, note, turn, threadCursor }: SearchResult, workspace: string) {
  const conversation = (message ?? note)?.conversation;
  if (conversation) {
    const to = paths.conversation({ workspace, conversation: conversation.id });
    return { to, search: { message: id, at: threadCursor }, name: conversation.contactName };
  }
  if (!turn?.call) return null;
  return { to: paths.call({ workspace, call: turn.call.id }), search: { turn: id }, name: callerName(turn.call) };
}
