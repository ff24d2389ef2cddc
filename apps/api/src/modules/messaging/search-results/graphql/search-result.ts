import type { MessageAuthor, SearchKind } from '@frontdesk/domain';
import { Arg, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { MessageAuthorEnum, SearchKindEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, ProjectedField, raw } from '../../../../query-compiler/index.ts';
import { searchResults, threadCursor } from '../search-results.reads.ts';
import { SearchResultFilter } from './search-result.inputs.ts';

@ObjectType({ description: 'A message, a note or an utterance of a call that contains the words of a search.' })
class SearchResult {
  @Field(() => ID, { description: 'Id of the message, the note or the utterance.' })
  id: string;

  @Field(() => SearchKindEnum, { description: 'Kind of the text.' })
  kind: SearchKind;

  @inSql.column('author')
  @Field(() => MessageAuthorEnum, { description: 'Who wrote the message or the note, or spoke the utterance.' })
  authorType: MessageAuthor;

  @inSql.column('at')
  @Field(() => GraphQLDateTime, {
    description: 'Time of the message, the note or the utterance. The results are sorted by this time.',
  })
  occurredAt: Date;

  @Public('Part of the text, which the viewer can read.')
  @inSql.expression(() => raw('excerpt'), { plain: 'The text is masked before it is divided.' })
  @Field(() => [String], {
    description:
      'About 200 characters around the first match, without line breaks, divided at the matches: the second part and every second part after it is a word that matches, the other parts are the text between. Joined, the parts are the excerpt. `…` stands for omitted text. Phone numbers and email addresses are masked for viewers who may not see contact details.',
  })
  excerpt: string[];

  @Public('Derived from the time and the id.')
  @inSql.expression(threadCursor, { plain: 'A position that contains only the time and the id of the text.' })
  @Field(() => String, {
    description:
      'Cursor of the text in its thread. Pass it as `before` or `after` to `Conversation.messages` of the conversation of a message or a note, or to `Call.transcript` of the call of an utterance, to get the entries around the text.',
  })
  threadCursor: string;
}

const SearchResultConnection = connectionOf('SearchResult', () => SearchResult, { isCounted: false });

@Resolver()
export class SearchResultResolver {
  @Can('read', 'Message')
  @ProjectedField()
  @Query(() => SearchResultConnection, {
    description:
      'Messages, private notes and utterances of calls that contain all words of a search and that the viewer can read, newest first. A word of the search matches the beginning of a word of the text. Case, accents and vowel marks are ignored. Viewers who may not see contact details search the texts as they are shown to them. Utterances require the permission to read calls.',
  })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  searchResults(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('query', () => String, {
      description:
        'Words to search for, with 2 to 100 characters. Words are divided by spaces, punctuation and symbols; without a letter or a digit there are no results.',
    })
    query: string,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => SearchResultFilter, { nullable: true }) filter: SearchResultFilter | null,
  ) {
    return searchResults(ctx, { query, filter, first, after });
  }
}
