import { DENIAL_REASONS, type DenialReason } from '@frontdesk/policies';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

const ObstacleEnum = Object.fromEntries(DENIAL_REASONS.map((word) => [word, word])) as Record<DenialReason, string>;
registerEnumType(ObstacleEnum, {
  name: 'AccessDenialReason',
  description: 'Reason why access is denied.',
  valuesConfig: {
    POLICY: { description: 'A policy is missing, denied or outside the scopes of the key.' },
    OWNER_ONLY: { description: 'Reserved for owners.' },
    API_KEYS_EXCLUDED: { description: 'Not available to API keys.' },
    NOT_ASSIGNED: { description: 'The member can access only assigned conversations.' },
    MASKED: { description: 'Contact details are masked for the member.' },
    NOT_HELD: { description: 'The member has not taken over this conversation.' },
    NOT_OWN: { description: 'The record belongs to someone else.' },
    NOT_APPLICABLE: { description: 'The policy alone does not allow it here.' },
  },
});

const SOURCES = ['ROLE', 'GRANT', 'IMPLIED', 'NONE'] as const;
type Source = (typeof SOURCES)[number];
const SourceEnum = Object.fromEntries(SOURCES.map((word) => [word, word])) as Record<Source, string>;
registerEnumType(SourceEnum, { name: 'AccessSource', description: 'Where a policy comes from.' });

@ObjectType({ description: 'Explains why access is allowed or denied.' })
export class AccessExplanation {
  @Field(() => Boolean)
  allowed: boolean;

  @Field(() => ObstacleEnum, { nullable: true, description: 'Null when allowed.' })
  denialReason: DenialReason | null;

  @Field(() => String, { description: 'Explanation in one sentence.' })
  message: string;

  @Field(() => String, { nullable: true, description: 'Deciding policy. Null when none is required.' })
  policy: string | null;

  @Field(() => SourceEnum, { nullable: true, description: 'Where the policy comes from, or would come from.' })
  source: Source | null;

  @Field(() => String, { nullable: true, description: 'Role or policy that grants it.' })
  via: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the member who granted or denied it. Null when no grant or denial decides.',
  })
  grantedByName: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Expiry of that grant or denial. Null: none, or no expiry.',
  })
  expiresAt: Date | null;

  @Field(() => [String], { description: 'Missing policies. Empty when allowed.' })
  missing: readonly string[];

  @Field(() => [String], { description: 'Denied policies that block access.' })
  deniedBy: readonly string[];
}
