import type { BusinessProfile, KnowledgeFormat, KnowledgeVersionKind } from '@frontdesk/domain';
import type { Tx } from '../../../../db/tenant-db.ts';
import { profilePassages } from '../profile-passages.ts';

/** Content of a text or an answer. */
export interface WrittenContent {
  readonly text: string;
}

interface StoredPassage {
  readonly headings: readonly string[];
  readonly text: string;
}

/** Content of a file, as it was read. The file itself is not stored. */
export interface FileContent {
  readonly format: KnowledgeFormat;
  readonly byteCount: number;
  readonly pageCount: number | null;
  readonly characterCount: number;
  readonly passages: readonly (StoredPassage & { readonly pageNumber: number | null })[];
}

/** Content of web pages. Pages without passages are omitted. */
interface WebContent {
  readonly pages: readonly {
    readonly url: string;
    readonly title: string | null;
    readonly passages: readonly StoredPassage[];
  }[];
}

export type VersionContent = WrittenContent | FileContent | WebContent | BusinessProfile;

/** Returns the parts of a passage of a file from which it can be created again. */
export const storedPassage = ({ headings, text, pageNumber }: FileContent['passages'][number]) => ({
  headings,
  text,
  pageNumber,
});

/** Returns the content of the web pages of a source. */
export async function webContent(tx: Tx, sourceId: string): Promise<WebContent> {
  const pages = await tx.knowledgeWebPage.findMany({
    where: { sourceId, passageCount: { gt: 0 } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { url: true, title: true, passages: { select: PASSAGE, orderBy: { position: 'asc' } } },
  });
  return { pages };
}

const PASSAGE = { headings: true, text: true } as const;

interface ComparableVersion {
  readonly kind: string;
  readonly title: string;
  readonly content: unknown;
}

/** Returns a version as lines, with the title first. A version without content has no lines. */
export function linesOf({ kind, title, content }: ComparableVersion): string[] {
  if (content === null) return [];
  const lines = LINES[kind as KnowledgeVersionKind](content as never);
  return [title, ...lines].flatMap((line) => line.split('\n')).filter((line) => line.trim() !== '');
}

const LINES: Readonly<Record<KnowledgeVersionKind, (content: never) => string[]>> = {
  QUESTION_ANSWER: ({ text }: WrittenContent) => [text],
  TEXT: ({ text }: WrittenContent) => [text],
  FILE: ({ passages }: FileContent) => passageLines(passages),
  WEB_PAGE: ({ pages }: WebContent) =>
    pages.flatMap(({ url, title, passages }) => [url, title ?? '', ...passageLines(passages)]),
  BUSINESS_PROFILE: (profile: BusinessProfile) => [
    profile.name,
    ...profilePassages(profile, 'en').flatMap(({ part, title, text }) =>
      part.startsWith('policies') ? [title, text] : [text],
    ),
  ],
};

/** Lists passages with their headings. A heading that is also the heading of the previous passage is not repeated. */
const passageLines = (passages: readonly StoredPassage[]): string[] =>
  passages.flatMap(({ headings, text }, index) => [
    ...headings.filter((heading, depth) => passages[index - 1]?.headings[depth] !== heading),
    text,
  ]);
