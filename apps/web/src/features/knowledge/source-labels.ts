import { plural, t } from '@lingui/core/macro';
import type { KnowledgeSearchQuery, KnowledgeSourcesPageQuery } from '../../gql/types.ts';

export type ListedSource = KnowledgeSourcesPageQuery['knowledgeSources']['edges'][number]['node'];
export type SourceKind = ListedSource['kind'];
type PassageKind = KnowledgeSearchQuery['knowledgeSearch']['passages'][number]['kind'];

export const SOURCE_KINDS = ['QUESTION_ANSWER', 'TEXT'] as const satisfies readonly SourceKind[];

export const KIND_TITLES: Record<PassageKind, string> = {
  QUESTION_ANSWER: t`Question and answer`,
  TEXT: t`Text`,
  BUSINESS_PROFILE: t`Business profile`,
  BUSINESS_HOURS: t`Business hours`,
};

export const sizeText = (characterCount: number): string =>
  plural(characterCount, { one: '# character', other: '# characters' });
