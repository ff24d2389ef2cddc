import { DENIAL_REASONS, type DenialReason } from '@frontdesk/policies';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

const ObstacleEnum = Object.fromEntries(DENIAL_REASONS.map((word) => [word, word])) as Record<DenialReason, string>;
registerEnumType(ObstacleEnum, {
  name: 'AccessDenialReason',
  description: 'Reason why a member or API key is not allowed to perform an action.',
  valuesConfig: {
    POLICY: { description: 'A policy is missing, denied, or not among the scopes of the API key.' },
    OWNER_ONLY: { description: 'The action is reserved for owners.' },
    API_KEYS_EXCLUDED: { description: 'The action is not available to API keys.' },
    NOT_ASSIGNED: {
      description:
        'The member can access only assigned conversations, and this conversation is not assigned to the member.',
    },
    MASKED: { description: 'The member may not see contact details.' },
    NOT_TAKEN_OVER: { description: 'The member has not taken over this conversation.' },
    NOT_OWN: { description: 'The record belongs to another member.' },
    NOT_APPLICABLE: { description: 'The caller has the policy, but it does not allow the action on this record.' },
  },
});

const SOURCES = ['ROLE', 'GRANT', 'IMPLIED', 'NONE'] as const;
type Source = (typeof SOURCES)[number];
const SourceEnum = Object.fromEntries(SOURCES.map((word) => [word, word])) as Record<Source, string>;
registerEnumType(SourceEnum, {
  name: 'AccessSource',
  description: 'Where a policy of a member comes from.',
  valuesConfig: {
    ROLE: { description: 'The role of the member.' },
    GRANT: { description: 'A grant of the policy to the member.' },
    IMPLIED: { description: 'Another policy of the member, which includes the policy.' },
    NONE: { description: 'The member does not have the policy.' },
  },
});

@ObjectType({ description: 'Explanation of why a member or API key is or is not allowed to perform an action.' })
export class AccessExplanation {
  @Field(() => Boolean, { description: 'Whether the action is allowed.' })
  allowed: boolean;

  @Field(() => ObstacleEnum, {
    nullable: true,
    description: 'Reason why the action is not allowed. Null if it is allowed.',
  })
  denialReason: DenialReason | null;

  @Field(() => String, { description: 'The explanation in one sentence.' })
  message: string;

  @Field(() => String, {
    nullable: true,
    description: 'Policy that the action requires. Null if the action requires none.',
  })
  policy: string | null;

  @Field(() => SourceEnum, {
    nullable: true,
    description: "Where the member's policy comes from. Null if the action requires no policy.",
  })
  source: Source | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the role, or key of the granted policy, that gives the member the policy. Null if there is none.',
  })
  via: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the member who set the grant or denial that determines the result. Null if there is none.',
  })
  grantedByName: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Expiry of the grant or denial that determines the result. Null if there is none, or if it does not expire.',
  })
  expiresAt: Date | null;

  @Field(() => [String], {
    description: 'Policies that the member does not have but needs. Empty if the action is allowed.',
  })
  missing: readonly string[];

  @Field(() => [String], { description: 'Policies that are denied to the member and therefore block the action.' })
  deniedBy: readonly string[];
}
