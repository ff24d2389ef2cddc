import type { ViewVisibility } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ViewVisibilityEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, run, sql } from '../../../../query-compiler/index.ts';

@ObjectType({ description: 'A saved filter of a list.' })
export class SavedView {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => ViewVisibilityEnum)
  visibility: ViewVisibility;

  @Field(() => String, {
    description: 'URL-encoded query string of the contact list, without the leading `?`. Empty: all contacts.',
  })
  query: string;

  @Public('Plain data of a view that the viewer may read.')
  @inSql.expression(({ column }) => sql`(${column('memberId')} = ${run.memberId}::uuid) is true`)
  @Field(() => Boolean, {
    description: 'Whether the viewer owns it, by creation or transfer, and can change it.',
  })
  isViewerOwner: boolean;

  @Field(() => GraphQLDateTime)
  createdAt: Date;
}

export const SavedViewConnection = connectionOf('SavedView', () => SavedView);
