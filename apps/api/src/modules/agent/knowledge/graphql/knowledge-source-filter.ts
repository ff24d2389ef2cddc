import type { KnowledgeSourceKind } from '@frontdesk/domain';
import { Field } from 'type-graphql';
import { DateTimeFilter, IDFilter, IntFilter, StringFilter } from '../../../../graphql/comparators.ts';
import { KnowledgeSourceKindEnum } from '../../../../graphql/enums.ts';
import { FilterBy, FilterInput } from '../../../../query-compiler/index.ts';

@FilterInput('KnowledgeSource', 'knowledge sources')
export class KnowledgeSourceFilter {
  @FilterBy(() => IDFilter, 'Condition on the id.')
  id?: IDFilter | null;

  @FilterBy(
    () => [KnowledgeSourceKindEnum],
    'Kinds of the sources. If omitted or empty, sources of all kinds match.',
    'kind',
  )
  kinds?: KnowledgeSourceKind[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Text that the title or the text of a source contains, at most 100 characters. If omitted, all sources match.',
  })
  search?: string | null;

  @FilterBy(() => StringFilter, 'Condition on the title of a text, or on the question.')
  title?: StringFilter | null;

  @FilterBy(() => IntFilter, 'Condition on the number of characters of the text or answer.')
  characterCount?: IntFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the source was created.')
  createdAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the last change.')
  updatedAt?: DateTimeFilter | null;
}
