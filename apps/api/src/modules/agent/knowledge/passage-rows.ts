import type { BusinessProfile, KnowledgePassageKind } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import type { CitedPassage } from '../answer-sources/index.ts';
import { profilePassages } from './profile-passages.ts';
import type { KnowledgeLanguage } from './question-words.ts';

/**
 * Passage found by a search. `link` is the public URL of its content, or null. `score` is the share of the question's
 * words that the passage contains, or null for a price list and for a passage found only by meaning. `similarity` is
 * the similarity of the meanings from 0 to 1, or null if the passage was found only by words.
 */
export interface FoundPassage extends CitedPassage {
  readonly link: string | null;
  readonly score: number | null;
  readonly similarity: number | null;
}

export interface PassageRow {
  /** Kind of the passage. Null for the business hours, which are not stored as a passage. */
  readonly kind: Exclude<KnowledgePassageKind, 'BUSINESS_HOURS'> | null;
  /** Relevance of the passage, assigned by the search, from 0 to 1. */
  readonly value: number;
  /** Part of the business profile. Empty for passages of knowledge sources. Null for the business hours. */
  readonly part: string | null;
  readonly headings: string[];
  readonly text: string;
  readonly pageNumber: number | null;
  readonly sourceId: string | null;
  readonly title: string | null;
  /** URL of a web page. Null for passages of other sources. */
  readonly url: string | null;
  /**
   * Public URL that the agent can send to contacts. Null if there is none, if the source does not share its URL, and if
   * the URL of a web page contains a query string, which could contain a secret.
   */
  readonly link: string | null;
  readonly profile: BusinessProfile | null;
}

/** Set-returning SQL expression with the columns `passage_id` and `value`, and its parameter values. */
interface Matches {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Reads the passages that the given SQL expression returns, in the order of its rows, with a single SQL statement. */
export const readPassageRows = (tx: Tx, { name, text, values }: Matches): Promise<PassageRow[]> =>
  tx.run<PassageRow>({
    name,
    values,
    text: `
    select p.kind, m.value, p.part, p.headings, p.text, p.page_number as "pageNumber", p.source_id as "sourceId",
      coalesce(w.title, s.title) as title, w.url,
      case when s.is_link_shared and coalesce(w.url, '') not like '%?%' then coalesce(w.url, s.public_url) end as link,
      case when p.kind = 'BUSINESS_PROFILE' then jsonb_build_object('name', b.name, 'description', b.description,
        'address', b.address, 'phone', b.phone, 'email', b.email, 'website', b.website, 'services', b.services,
        'policies', b.policies, 'links', b.links, 'contactPersons', b.contact_persons) end as profile
    from ${text} with ordinality m (passage_id, value, place)
    left join knowledge_passages p on p.id = m.passage_id
    left join knowledge_sources s on s.workspace_id = p.workspace_id and s.id = p.source_id
    left join knowledge_web_pages w on w.workspace_id = p.workspace_id and w.id = p.web_page_id
    left join business_profiles b on b.workspace_id = p.workspace_id and p.kind = 'BUSINESS_PROFILE'
    order by m.place`,
  });

/** Measures of how well a passage matches a question. */
type Match = Pick<FoundPassage, 'score' | 'similarity'>;

/** Converts a row to a passage. Returns an empty array for the business hours. Profile statements are in `language`. */
export function passageOf(row: PassageRow, language: KnowledgeLanguage, match: Match): FoundPassage[] {
  const { kind, part, headings, text, pageNumber, sourceId, title, url, link, profile } = row;
  if (kind === null) return [];
  if (!profile) return [{ kind, title: title ?? '', headings, text, pageNumber, sourceId, url, link, ...match }];
  const stated = profilePassages(profile, language).find((passage) => passage.part === part);
  if (!stated || part === null) return [];
  const said = { title: stated.title, headings: [], text: stated.text, link: linkOf(profile, part) };
  return [{ kind, pageNumber, sourceId, url, ...said, ...match }];
}

/** Returns the URL that a part of the business profile contains. Returns null if the part contains no URL. */
function linkOf({ links, website }: BusinessProfile, part: string): string | null {
  if (part === 'website') return website;
  const [list, index] = part.split('.');
  return list === 'links' ? (links[Number(index)]?.url ?? null) : null;
}
