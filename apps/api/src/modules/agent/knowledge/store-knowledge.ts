import {
  type BusinessProfile,
  type KnowledgePassageKind,
  kindOfCompound,
  type WrittenSourceKind,
  wordsOf,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { BusinessProfileRow, Prisma } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueEmbeddings } from '../../../events/outbox.ts';
import type { DocumentSection } from './documents/document.ts';
import { profilePassages } from './profile-passages.ts';
import { KNOWLEDGE_LANGUAGES, languagesOf, type Topic, termsOfQuestion, topicsOfText } from './question-words.ts';
import { topicTerm } from './search-knowledge.ts';
import { splitText } from './split-text.ts';
import { recordVersion } from './versions/record-version.ts';

/**
 * Passage to store. `about` is additional text by which the passage can be found. If the passage has no headings, its
 * first line is used as the title.
 */
export interface NewPassage {
  readonly kind: Exclude<KnowledgePassageKind, 'BUSINESS_HOURS'>;
  readonly part: string;
  readonly headings: readonly string[];
  readonly text: string;
  readonly about: string;
  readonly topics: readonly Topic[];
  /** Page number in a PDF file, starting at 1. Null for passages of other sources. */
  readonly pageNumber: number | null;
}

/** Number of positions in a source that are reserved for the passages of one web page. */
const PLACES_PER_PAGE = 100_000;

/**
 * Maximum number of passages per statement. A file can have thousands of passages, and the process must be able to
 * handle other jobs between the statements.
 */
const BATCH_SIZE = 250;

interface PassagesOf {
  readonly workspaceId: string;
  /** Source that contains the passages. Null for the business profile. */
  readonly sourceId: string | null;
  /** Web page that contains the passages. Passages of the other pages of the source are not changed. */
  readonly webPage?: { readonly id: string; readonly position: number };
  readonly passages: readonly NewPassage[];
}

/**
 * Replaces the passages of a source, of one web page of a source, or of the business profile. A job computes the
 * vectors of the new passages.
 */
export async function replacePassages(tx: Tx, { passages, ...owner }: PassagesOf): Promise<void> {
  const { sourceId, webPage } = owner;
  await tx.knowledgePassage.deleteMany({ where: { sourceId, ...(webPage ? { webPageId: webPage.id } : {}) } });
  for (let from = 0; from < passages.length; from += BATCH_SIZE)
    // oxlint-disable-next-line no-await-in-loop -- a transaction runs one statement at a time.
    await insertPassages(tx, { ...owner, passages: passages.slice(from, from + BATCH_SIZE) }, from);
  await enqueueEmbeddings(tx, owner.workspaceId);
}

async function insertPassages(
  tx: Tx,
  { workspaceId, sourceId, webPage, passages }: PassagesOf,
  from: number,
): Promise<void> {
  const start = from + (webPage?.position ?? 0) * PLACES_PER_PAGE;
  const rows = passages.map(({ kind, part, headings, text, about, topics, pageNumber }, index) => {
    const whole = [about, ...headings, text].join('\n');
    // The words of an email address must not match: "play@example.com" does not answer who can play.
    const searched = whole.replaceAll(/\S+@\S+\.\w+/g, ' ');
    const title = headings.at(-1) ?? about.split('\n')[0] ?? '';
    const all = [...new Set([...topics, ...topicsOfText(whole)])].map(topicTerm);
    const words = { words: [...wordsOf(searched), ...kindsIn(searched)].join(' '), title: wordsOf(title).join(' ') };
    const titleSize = termsOfQuestion(title, null).words.length;
    const position = start + index;
    return { id: uuidv7(), kind, part, position, headings, text, topics: all, ...words, titleSize, pageNumber };
  });
  await tx.sql`
    insert into knowledge_passages (workspace_id, id, source_id, web_page_id, kind, part, position, headings, text, term_keys,
      sizes, page_number)
    select ${workspaceId}::uuid, r.id, ${sourceId}::uuid, ${webPage?.id ?? null}::uuid, r.kind, r.part, r.position,
      array(select jsonb_array_elements_text(r.headings)), r.text,
      app.term_keys(${workspaceId}::uuid, t.terms || app.title_terms(app.passage_terms(r.title, '{}'))),
      app.passage_sizes(cardinality(t.terms), r."titleSize"), r."pageNumber"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, kind text, part text, position int,
      headings jsonb, text text, words text, title text, topics jsonb, "titleSize" int, "pageNumber" int)
    cross join lateral app.passage_terms(r.words, array(select jsonb_array_elements_text(r.topics))) t (terms)`;
}

/** Returns the base words of compound nouns in a German text, so that a question about a course finds "Massagekurs". */
const kindsIn = (text: string): string[] =>
  languagesOf(text).includes('de') ? wordsOf(text).flatMap((word) => kindOfCompound(word) ?? []) : [];

/** Returns the number of passages of all knowledge sources of the workspace. */
export const countPassages = (tx: Tx): Promise<number> =>
  tx.knowledgePassage.count({ where: { sourceId: { not: null } } });

interface Stamp {
  readonly workspaceId: string;
  readonly at: Date;
  /** Name of the member or API key that makes the change. */
  readonly byName: string;
}

/** Validated title and text of a knowledge source. */
export interface SourceText {
  readonly kind: WrittenSourceKind;
  readonly title: string;
  readonly text: string;
}

export const passagesOf = ({ kind, title, text }: SourceText): NewPassage[] =>
  splitText(kind, text).map((part) => ({ kind, part: '', ...part, about: title, topics: [], pageNumber: null }));

/** Returns the name of a file without its extension. */
export const titleOfFile = (name: string): string => name.replace(/\.\w{1,5}$/, '');

/** Returns the passages of a file. They can also be found by the file name without its extension. */
export function filePassages(name: string, sections: readonly DocumentSection[]): NewPassage[] {
  const title = titleOfFile(name);
  return sections.flatMap(({ page, text }) =>
    passagesOf({ kind: 'TEXT', title, text }).map((passage) => ({ ...passage, kind: 'FILE', pageNumber: page })),
  );
}

/** Returns the passages of a web page. They can also be found by the title of the page. */
export const webPagePassages = (title: string, sections: readonly DocumentSection[]): NewPassage[] =>
  filePassages(title, sections).map((passage) => ({ ...passage, kind: 'WEB_PAGE' }));

/** Stores a new source with its passages and first version. Returns its id. */
export async function storeSource(tx: Tx, source: SourceText, { workspaceId, at, byName }: Stamp): Promise<string> {
  const id = uuidv7();
  const passages = passagesOf(source);
  const size = { characterCount: source.text.length, passageCount: passages.length };
  const stamp = { createdAt: at, createdByName: byName, updatedAt: at, updatedByName: byName };
  await tx.knowledgeSource.create({ data: { workspaceId, id, ...source, ...size, ...stamp } });
  await replacePassages(tx, { workspaceId, sourceId: id, passages });
  const { kind, title, text } = source;
  const version = { workspaceId, sourceId: id, kind, title, content: { text }, at, byName };
  await recordVersion(tx, { ...version, change: 'CREATED' });
  return id;
}

interface ProfileStamp extends Stamp {
  readonly revision: number;
  readonly change: 'CREATED' | 'UPDATED' | 'RESTORED';
}

interface StoredProfile {
  readonly row: BusinessProfileRow;
  /** Id of the new version. Null if the profile did not change. */
  readonly versionId: string | null;
}

/**
 * Stores a validated business profile with its version and its passages, which can be found by their words in all
 * supported languages.
 */
export async function storeProfile(
  tx: Tx,
  profile: BusinessProfile,
  { workspaceId, at, byName, revision, change }: ProfileStamp,
): Promise<StoredProfile> {
  const texts = JSON.parse(JSON.stringify(profile)) as Omit<Prisma.BusinessProfileRowUncheckedCreateInput, 'id'>;
  const data = { ...texts, revision, updatedAt: at, updatedByName: byName };
  const row = await tx.businessProfileRow.upsert({
    where: { workspaceId_id: { workspaceId, id: workspaceId } },
    create: { ...data, workspaceId, id: workspaceId },
    update: data,
  });
  const translations = KNOWLEDGE_LANGUAGES.map((language) => profilePassages(profile, language));
  const passages = profilePassages(profile, 'en').map(({ part, text, title, topics }, index) => {
    const about = [title, ...translations.map((passage) => passage[index]?.text ?? '')].join('\n');
    return { kind: 'BUSINESS_PROFILE' as const, part, headings: [], text, about, topics, pageNumber: null };
  });
  await replacePassages(tx, { workspaceId, sourceId: null, passages });
  const version = { workspaceId, sourceId: null, title: '', content: profile, change, at, byName };
  return { row, versionId: await recordVersion(tx, { ...version, kind: 'BUSINESS_PROFILE' }) };
}
