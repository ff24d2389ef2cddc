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

/**
 * A passage to store. `about` is text by which the passage is found too. Without headings, its first line is the title.
 */
export interface NewPassage {
  readonly kind: Exclude<KnowledgePassageKind, 'BUSINESS_HOURS'>;
  readonly part: string;
  readonly headings: readonly string[];
  readonly text: string;
  readonly about: string;
  readonly topics: readonly Topic[];
  /** Page of a PDF file, starting with 1. Null for other passages. */
  readonly pageNumber: number | null;
}

/** Places for the passages of one web page in the order of a source. */
const PLACES_PER_PAGE = 100_000;

/** Passages of one statement. A file can have thousands, and the process must handle other jobs between them. */
const BATCH_SIZE = 250;

interface PassagesOf {
  readonly workspaceId: string;
  /** Source of the passages. Null for the business profile. */
  readonly sourceId: string | null;
  /** Web page of the passages. Passages of the other pages of the source stay. */
  readonly webPage?: { readonly id: string; readonly position: number };
  readonly passages: readonly NewPassage[];
}

/**
 * Replaces the passages of a source, of one web page of a source, or of the business profile. Their vectors are computed
 * by a job.
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
    // The words of an email address say nothing: "play@example.com" does not answer who can play.
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

/** Returns the kinds that the compounds of a German text name, so that a question about a course finds a "Massagekurs". */
const kindsIn = (text: string): string[] =>
  languagesOf(text).includes('de') ? wordsOf(text).flatMap((word) => kindOfCompound(word) ?? []) : [];

/** Returns the number of passages of the workspace's sources. */
export const countPassages = (tx: Tx): Promise<number> =>
  tx.knowledgePassage.count({ where: { sourceId: { not: null } } });

interface Stamp {
  readonly workspaceId: string;
  readonly at: Date;
  /** Name of the member or key that makes the change. */
  readonly byName: string;
}

/** A valid text of a source. */
export interface SourceText {
  readonly kind: WrittenSourceKind;
  readonly title: string;
  readonly text: string;
}

export const passagesOf = ({ kind, title, text }: SourceText): NewPassage[] =>
  splitText(kind, text).map((part) => ({ kind, part: '', ...part, about: title, topics: [], pageNumber: null }));

/** Returns the passages of a file, which are also found by its name without the extension. */
export function filePassages(name: string, sections: readonly DocumentSection[]): NewPassage[] {
  const title = name.replace(/\.\w{1,5}$/, '');
  return sections.flatMap(({ page, text }) =>
    passagesOf({ kind: 'TEXT', title, text }).map((passage) => ({ ...passage, kind: 'FILE', pageNumber: page })),
  );
}

/** Returns the passages of a web page, which are also found by its title. */
export const webPagePassages = (title: string, sections: readonly DocumentSection[]): NewPassage[] =>
  filePassages(title, sections).map((passage) => ({ ...passage, kind: 'WEB_PAGE' }));

/** Stores a new source with its passages. Returns its id. */
export async function storeSource(tx: Tx, source: SourceText, { workspaceId, at, byName }: Stamp): Promise<string> {
  const id = uuidv7();
  const passages = passagesOf(source);
  const size = { characterCount: source.text.length, passageCount: passages.length };
  const stamp = { createdAt: at, createdByName: byName, updatedAt: at, updatedByName: byName };
  await tx.knowledgeSource.create({ data: { workspaceId, id, ...source, ...size, ...stamp } });
  await replacePassages(tx, { workspaceId, sourceId: id, passages });
  return id;
}

/** Stores a valid business profile with its passages, which are found by their words in all languages. */
export async function storeProfile(
  tx: Tx,
  profile: BusinessProfile,
  { workspaceId, at, byName, revision }: Stamp & { readonly revision: number },
): Promise<BusinessProfileRow> {
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
  return row;
}
