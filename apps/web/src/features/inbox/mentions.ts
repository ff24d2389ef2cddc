/** A member that a note can mention. */
export interface Mentionable {
  readonly id: string;
  readonly name: string;
}

/** A mention that is being typed at the end of a text. */
export interface TypedMention {
  /** Text after the @ sign, in lower case. Can be empty. */
  readonly word: string;
  /** Position of the @ sign in the text. */
  readonly start: number;
}

/**
 * Returns the mention at the end of a text, if its @ sign is at the start of the text or after white space. Null if
 * there is none.
 */
export function mentionAtEnd(text: string): TypedMention | null {
  const found = /(?<=^|\s)@([\p{L}\p{M}\p{N}.'’-]*)$/u.exec(text);
  return found && { word: (found[1] ?? '').toLowerCase(), start: found.index };
}

/** Returns the members with a word in their name that starts with the typed word, first those whose name does. */
export function matchingMembers<Member extends Mentionable>(members: readonly Member[], word: string): Member[] {
  const starts = ({ name }: Member) => name.toLowerCase().startsWith(word);
  return members
    .filter(({ name }) =>
      name
        .toLowerCase()
        .split(/\s+/)
        .some((part) => part.startsWith(word)),
    )
    .toSorted((one, other) => Number(starts(other)) - Number(starts(one)) || one.name.localeCompare(other.name));
}

/**
 * Returns the ids of the members whose names follow an @ sign in the text, each once. If several names match at a
 * position, the longest one counts. If members have the same name, the first of them counts.
 */
export function mentionedIn(text: string, members: readonly Mentionable[]): string[] {
  const longestFirst = members.toSorted((one, other) => other.name.length - one.name.length);
  const found = [...text.matchAll(/(?<=^|\s)@/gu)].map(({ index }) =>
    longestFirst.find(({ name }) => {
      const end = index + 1 + name.length;
      return text.slice(index + 1, end) === name && !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(end));
    }),
  );
  return [...new Set(found.flatMap((member) => (member ? [member.id] : [])))];
}
