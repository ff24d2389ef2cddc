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
        'The member can access only assigned conversations and their contacts, and this record is not one of them.',
    },
    MASKED: { description: 'The member may not see contact details.' },
    NOT_TAKEN_OVER: { description: 'The action requires that the member takes over the conversation first.' },
    NOT_OWN: { description: 'The record belongs to another member.' },
    NOT_APPLICABLE: { description: 'The member has a policy for the action, but cannot perform it on any record.' },
  },
});

const SOURCES = ['ROLE', 'GRANT', 'IMPLIED', 'NONE'] as const;
type Source = (typeof SOURCES)[number];
const SourceEnum = Object.fromEntries(SOURCES.map((word) => [word, word])) as Record<Source, string>;
registerEnumType(SourceEnum, {
  name: 'AccessSource',
  description: 'Where a policy of a member comes from, or would come from if it were not denied.',
  valuesConfig: {
    ROLE: { description: 'The role of the member.' },
    GRANT: { description: 'A grant of the policy to the member.' },
    IMPLIED: { description: 'Another policy of the member, which includes or requires the policy.' },
    NONE: { description: 'No role, grant or other policy of the member includes the policy.' },
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
    description:
      'Policy that determines the result. Null if no policy determines it, for example if every member is allowed to perform the action.',
  })
  policy: string | null;

  @Field(() => SourceEnum, {
    nullable: true,
    description: "Where the member's policy comes from. Null if no policy determines the result.",
  })
  source: Source | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the role, or key of the granted or including policy, that gives the member the policy or would give it if it were not denied. Null if there is none.',
  })
  via: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the member who set the grant or denial that determines the result. Null if there is none, or if the name is not known.',
  })
  grantedByName: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Expiry of the grant or denial that determines the result. Null if there is none, or if it does not expire.',
  })
  expiresAt: Date | null;

  @Field(() => [String], {
    description:
      'Policies that the member does not have but needs. Empty if the action is allowed or is not allowed for another reason.',
  })
  missing: readonly string[];

  @Field(() => [String], { description: 'Policies that are denied to the member and therefore block the action.' })
  deniedBy: readonly string[];
}
