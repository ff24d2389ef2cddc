import { useQuery } from '@apollo/client/react';
import { fillSavedReply, shortcutAtEnd } from '@frontdesk/domain';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { ReplyMenuDocument } from '../../gql/reply-menu.ts';
import type { ReplyMenuQuery } from '../../gql/types.ts';
import { useViewer } from '../../session/viewer.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';

export type MenuReply = ReplyMenuQuery['savedReplies']['edges'][number]['node'];

interface ReplyText {
  readonly text: string;
  readonly write: (text: string) => void;
  /** Name of the contact. */
  readonly to: string;
}

const MOST = 8;
const TYPING_MS = 120;

/**
 * Returns the state of the menu of saved replies. The menu is open while the text ends with a slash and letters, until
 * the user closes it. `usedId` is the id of the reply that was inserted last.
 */
export function useReplyMenu({ text, write, to }: ReplyText) {
  const names = useReplyNames(to);
  const canUse = useCan('read', 'SavedReply');
  const [closedAt, setClosedAt] = useState<string | null>(null);
  const [usedId, setUsedId] = useState<string | null>(null);
  const typed = canUse && text !== closedAt ? shortcutAtEnd(text) : null;
  const found = useMatches(typed?.shortcut ?? null);
  // Clear the id if the text is empty, because the member has then sent or removed the reply.
  if (text === '' && usedId !== null) setUsedId(null);
  return {
    ...found,
    canUse,
    usedId,
    shortcut: typed?.shortcut ?? null,
    close: () => setClosedAt(text),
    /** Opens the menu by inserting a slash into the text. */
    open: () => write(text === '' || /\s$/.test(text) ? `${text}/` : `${text} /`),
    insert: (reply: MenuReply) => {
      write(`${text.slice(0, typed?.start)}${fillSavedReply(reply.text, names)}`);
      setUsedId(reply.id);
    },
  };
}

function useReplyNames(contactName: string) {
  const { name: workspaceName } = useWorkspace();
  const { name: memberName } = useViewer();
  return { contactName, memberName, workspaceName };
}

/**
 * Finds replies for a shortcut: first the replies whose shortcut starts with it, then those whose shortcut contains it.
 * While a search is in progress, returns the matching replies of the previous search.
 */
function useMatches(shortcut: string | null) {
  const [search] = useDebouncedValue(shortcut ?? '', TYPING_MS);
  const { data, previousData, error, loading } = useQuery(ReplyMenuDocument, {
    variables: { search },
    skip: shortcut === null,
    fetchPolicy: 'cache-and-network',
  });
  const found = (data ?? previousData)?.savedReplies.edges.map(({ node }) => node) ?? [];
  const typed = shortcut ?? '';
  const starts = (reply: MenuReply) => reply.shortcut.startsWith(typed);
  const replies = found
    .filter((reply) => textOf(reply).includes(typed))
    .toSorted((a, b) => Number(starts(b)) - Number(starts(a)))
    .slice(0, MOST);
  const isLoading = replies.length === 0 && (search !== typed || (loading && !data));
  return { replies, isLoading, hasFailed: error !== undefined && !data };
}

const textOf = ({ shortcut, folder, text }: MenuReply): string => `${shortcut}\n${folder ?? ''}\n${text}`.toLowerCase();
