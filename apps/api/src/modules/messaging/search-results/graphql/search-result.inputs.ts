import type { Channel, MessageAuthor, SearchKind } from '@frontdesk/domain';
import { Field } from 'type-graphql';
import { DateTimeFilter, IDFilter } from '../../../../graphql/comparators.ts';
import { ChannelEnum, MessageAuthorEnum, SearchKindEnum } from '../../../../graphql/enums.ts';
import { FilterBy, FilterInput } from '../../../../query-compiler/index.ts';

@FilterInput('SearchResult', 'search results')
export class SearchResultFilter {
  @FilterBy(() => [SearchKindEnum], 'Kinds of the texts. If omitted or empty, texts of all kinds match.', 'kind')
  kinds?: SearchKind[] | null;

  @FilterBy(
    () => [MessageAuthorEnum],
    'Authors of the texts. If omitted or empty, texts of all authors match.',
    'author',
  )
  authors?: MessageAuthor[] | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the member who wrote the message or the note.')
  memberId?: IDFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the text.', 'at')
  occurredAt?: DateTimeFilter | null;

  @Field(() => [ChannelEnum], {
    nullable: true,
    description:
      'Channels of the conversations. The channel of an utterance is VOICE. If omitted or empty, texts on all channels match.',
  })
  channels?: Channel[] | null;
}
