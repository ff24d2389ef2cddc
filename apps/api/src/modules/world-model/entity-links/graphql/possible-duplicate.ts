import type { DuplicateEvidence } from '@frontdesk/domain';
import { Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { scorePercent } from '../entity-links.reads.ts';
import { DuplicateEvidenceItem } from './entity-link.ts';

@ObjectType({ implements: Node, description: 'Two entities of the type PERSON that may be the same person.' })
export class PossibleDuplicate {
  id: string;

  @Field(() => ID, { description: 'Id of the first entity.' })
  entityId: string;

  @Field(() => ID, { description: 'Id of the second entity.' })
  otherEntityId: string;

  @Public('Part of it.')
  @inSql.expression(scorePercent)
  @Field(() => Int, { description: 'Score in percent of how much the entities have in common, 50 to 100.' })
  scorePercent: number;

  @Field(() => GraphQLDateTime, { description: 'Time at which the pair was found.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which a member stated that the entities are not the same. Null if the pair is still suggested.',
  })
  dismissedAt: Date | null;
}

export const PossibleDuplicateConnection = connectionOf('PossibleDuplicate', () => PossibleDuplicate);

@Resolver(() => PossibleDuplicate)
export class PossibleDuplicateFields {
  @Public('Part of the pair.')
  @inSql.row({ evidence: true })
  @FieldResolver(() => [DuplicateEvidenceItem], { description: 'What the entities have in common.' })
  evidence(@Root() { evidence }: { evidence: DuplicateEvidence[] }): DuplicateEvidenceItem[] {
    return evidence;
  }
}
