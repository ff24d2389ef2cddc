import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { LIMIT_CHANGES, type LimitChange } from '../access-change.ts';

const LimitChangeEnum = Object.fromEntries(LIMIT_CHANGES.map((word) => [word, word])) as Record<LimitChange, string>;
registerEnumType(LimitChangeEnum, {
  name: 'LimitChange',
  description: 'A restriction that is set or lifted.',
  valuesConfig: {
    MASKED: { description: 'Phone numbers and email addresses of leads and contacts are masked from now on.' },
    UNMASKED: { description: 'Phone numbers and email addresses are shown again.' },
    ASSIGNED_ONLY: { description: 'Only assigned conversations are accessible.' },
    ALL_CONVERSATIONS: { description: 'All conversations are accessible again.' },
  },
});

@ObjectType({ description: 'Scopes that an API key loses together with its creator.' })
export class ApiKeyScopeLoss {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => [String])
  lost: readonly string[];
}

@ObjectType({ description: 'How the change affects one member.' })
export class AccessChange {
  @Field(() => ID)
  memberId: string;

  @Field(() => String)
  name: string;

  @Field(() => [String], { description: 'Policies that the member gains.' })
  gained: readonly string[];

  @Field(() => [String], { description: 'Policies that the member loses.' })
  lost: readonly string[];

  @Field(() => [LimitChangeEnum])
  limits: readonly LimitChange[];

  @Field(() => [ApiKeyScopeLoss], { description: 'Active API keys of the member that lose permissions.' })
  keys: readonly ApiKeyScopeLoss[];
}

@ObjectType({ description: 'Preview of a change. Nothing is changed.' })
export class AccessPreview {
  @Field(() => Refused, {
    nullable: true,
    description: 'Refusal that the change would get. Null when it would succeed.',
  })
  refusal: Refused | null;

  @Field(() => [AccessChange], { description: 'Members whose access would change. Empty when refused.' })
  changes: readonly AccessChange[];
}
