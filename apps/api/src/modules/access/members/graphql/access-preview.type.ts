import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { UserError } from '../../../../graphql/user-error.type.ts';
import { LIMIT_CHANGES, type LimitChange } from '../access-change.ts';

const LimitChangeEnum = Object.fromEntries(LIMIT_CHANGES.map((word) => [word, word])) as Record<LimitChange, string>;
registerEnumType(LimitChangeEnum, {
  name: 'LimitChange',
  description: 'Restriction of a member that a change would set or remove.',
  valuesConfig: {
    MASKED: { description: 'Phone numbers and email addresses of leads and contacts are masked for the member.' },
    UNMASKED: { description: 'Phone numbers and email addresses of leads and contacts are shown to the member again.' },
    ASSIGNED_ONLY: { description: 'The member can access only conversations that are assigned to the member.' },
    ALL_CONVERSATIONS: { description: 'The member can access all conversations again.' },
  },
});

@ObjectType({ description: 'An API key that loses policies when its owner loses them.' })
export class ApiKeyScopeLoss {
  @Field(() => ID, { description: 'Id of the API key.' })
  id: string;

  @Field(() => String, { description: 'Name of the API key.' })
  name: string;

  @Field(() => [String], { description: 'Keys of the policies that the API key would lose.' })
  lost: readonly string[];
}

@ObjectType({ description: 'Effect of a role or member change on the access of one member.' })
export class AccessChange {
  @Field(() => ID, { description: 'Id of the member whose access would change.' })
  memberId: string;

  @Field(() => String, { description: 'Name of the member.' })
  name: string;

  @Field(() => [String], { description: 'Policies that the member would gain.' })
  gained: readonly string[];

  @Field(() => [String], { description: 'Policies that the member would lose.' })
  lost: readonly string[];

  @Field(() => [LimitChangeEnum], { description: 'Restrictions that would be added to or removed from the member.' })
  limits: readonly LimitChange[];

  @Field(() => [ApiKeyScopeLoss], { description: 'Active API keys of the member that would lose permissions.' })
  keys: readonly ApiKeyScopeLoss[];
}

@ObjectType({ description: 'Preview of a role or member change. Nothing is stored.' })
export class AccessPreview {
  @Field(() => UserError, {
    nullable: true,
    description: 'Error with which the change would be refused. Null if the change would succeed.',
  })
  refusal: UserError | null;

  @Field(() => [AccessChange], {
    description:
      'Effect on the member, or on each member with the role, including members without any change. Empty if the change would be refused.',
  })
  changes: readonly AccessChange[];
}
