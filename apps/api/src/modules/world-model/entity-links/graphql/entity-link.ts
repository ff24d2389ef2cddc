import type { DuplicateEvidence, DuplicateEvidenceKind, WorldSource } from '@frontdesk/domain';
import { Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { DuplicateEvidenceEnum, WorldSourceEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { linkSourceName, scorePercent, withdrawnAt } from '../entity-links.reads.ts';

@ObjectType({ description: 'Something that two entities have in common, without its value.' })
export class DuplicateEvidenceItem {
  @Field(() => DuplicateEvidenceEnum, { description: 'What the entities have in common.' })
  kind: DuplicateEvidenceKind;

  @Field(() => Int, { description: 'Contribution of this evidence to the score in percent, 1 to 45.' })
  percent: number;
}

@ObjectType({
  implements: Node,
  description:
    'A link between two entities that represent the same person or thing, or the withdrawal of a link. It never changes.',
})
export class EntityLink {
  id: string;

  @Field(() => ID, { description: 'Id of the first entity.' })
  entityId: string;

  @Field(() => ID, { description: 'Id of the second entity.' })
  otherEntityId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the link that this record withdraws. Null if this record is a link.',
  })
  undoesId: string | null;

  @Public('Part of it.')
  @inSql.expression(scorePercent)
  @Field(() => Int, { description: 'Score of the pair in percent when it was linked, 0 to 100.' })
  scorePercent: number;

  @Field(() => WorldSourceEnum, { description: 'Kind of source that recorded the link.' })
  source: WorldSource;

  @Public('Part of the link.')
  @inSql.expression(linkSourceName)
  @Field(() => String, {
    nullable: true,
    description: 'Name of the member or API key that recorded the link. Null if the name is not known.',
  })
  sourceName: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the link was recorded.' })
  createdAt: Date;

  @Public('Part of the link.')
  @inSql.expression(withdrawnAt)
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the link was withdrawn. Null if the link is still valid.',
  })
  withdrawnAt: Date | null;
}

connectionOf('EntityLink', () => EntityLink);

@Resolver(() => EntityLink)
export class EntityLinkFields {
  @Public('Part of the link.')
  @inSql.row({ evidence: true })
  @FieldResolver(() => [DuplicateEvidenceItem], {
    description: 'What the entities had in common when they were linked.',
  })
  evidence(@Root() { evidence }: { evidence: DuplicateEvidence[] }): DuplicateEvidenceItem[] {
    return evidence;
  }
}
