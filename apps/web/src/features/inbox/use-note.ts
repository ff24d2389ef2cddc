import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { CreateConversationNoteDocument } from '../../gql/conversation-notes.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { createStoredValue } from '../../lib/stored-value.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Mentionable, matchingMembers, mentionAtEnd, mentionedIn } from './mentions.ts';
import { useMembers } from './use-people.ts';

const MOST = 8;

/**
 * Returns the text of an unsaved note, which is stored per member until the browser tab is closed, the members that the
 * text can mention at its end, and a function that saves the note.
 */
export function useNote(conversationId: string) {
  const { memberId } = useWorkspace().viewer;
  const stored = createStoredValue(`note:${memberId}:${conversationId}`, () => sessionStorage);
  const [text, setText] = useState(() => stored.get() ?? '');
  const [chosen, setChosen] = useState<readonly Mentionable[]>([]);
  const [closedAt, setClosedAt] = useState<string | null>(null);
  const others = [...useMembers().values()].filter(({ id }) => id !== memberId);
  const [addNote] = useMutation(CreateConversationNoteDocument);
  const write = (words: string) => {
    setText(words);
    stored.set(words || null);
  };
  const { attempt, pending, refusal } = useMutationAction(async () => {
    // Chosen members come first, because another member can have the same name.
    const mentionedMemberIds = mentionedIn(text, [...chosen, ...others]);
    const { data } = await addNote({ variables: { input: { conversationId, text, mentionedMemberIds } } });
    return handleMutationResult(data?.createConversationNote, () => write(''));
  });
  const typed = text === closedAt ? null : mentionAtEnd(text);
  return {
    text,
    write,
    save: () => {
      if (text.trim() !== '' && !pending) void attempt();
    },
    pending,
    refusal,
    options: typed ? matchingMembers(others, typed.word).slice(0, MOST) : [],
    closeMenu: () => setClosedAt(text),
    mention: (member: Mentionable) => {
      write(`${text.slice(0, typed?.start)}@${member.name} `);
      setChosen([member, ...chosen]);
    },
  };
}
