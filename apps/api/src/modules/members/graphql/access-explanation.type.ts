import { DENIAL_REASONS, type DenialReason } from '@frontdesk/policies';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

const ObstacleEnum = Object.fromEntries(DENIAL_REASONS.map((word) => [word, word])) as Record<DenialReason, string>;
registerEnumType(ObstacleEnum, {
  name: 'AccessObstacle',
  description: 'What stands in the way.',
  valuesConfig: {
    POLICY: { description: 'A policy is lacking, denied or outside the scopes of the key.' },
    OWNER_ONLY: { description: 'Only an owner may.' },
    KEYS_NEVER: { description: 'An API key never does this.' },
    NOT_ASSIGNED: { description: 'They reach only conversations assigned to them.' },
    MASKED: { description: 'Contact details are hidden from them.' },
    NOT_HELD: { description: 'They do not hold this conversation.' },
    NOT_THEIRS: { description: 'It is not theirs.' },
    NEVER_HERE: { description: 'The policy alone does not open it.' },
  },
});

const SOURCES = ['ROLE', 'GRANT', 'IMPLIED', 'NONE'] as const;
type Source = (typeof SOURCES)[number];
const SourceEnum = Object.fromEntries(SOURCES.map((word) => [word, word])) as Record<Source, string>;
registerEnumType(SourceEnum, { name: 'AccessSource', description: 'Where a policy comes from.' });

@ObjectType({ description: 'Why somebody may do something, or why not.' })
export class AccessExplanation {
  @Field(() => Boolean)
  allowed: boolean;

  @Field(() => ObstacleEnum, { nullable: true, description: 'Null when it is allowed.' })
  obstacle: DenialReason | null;

  @Field(() => String, { description: 'One sentence for people.' })
  sentence: string;

  @Field(() => String, { nullable: true, description: 'The policy that decides; null where none is asked for.' })
  policy: string | null;

  @Field(() => SourceEnum, { nullable: true, description: 'Where that policy comes from, or would.' })
  source: Source | null;

  @Field(() => String, { nullable: true, description: 'The role, or the policy, that brings it.' })
  via: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who granted or denied it; null when no grant or denial decides.',
  })
  grantedByName: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When that grant or denial ends; null: never, or none.',
  })
  expiresAt: Date | null;

  @Field(() => [String], { description: 'Policies that are lacking; empty when it is allowed.' })
  missing: readonly string[];

  @Field(() => [String], { description: 'Policies that are denied and stand in the way.' })
  deniedBy: readonly string[];
}
