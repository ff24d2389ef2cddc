import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { LIMIT_CHANGES, type LimitChange } from '../access-change.ts';

const LimitChangeEnum = Object.fromEntries(LIMIT_CHANGES.map((word) => [word, word])) as Record<LimitChange, string>;
registerEnumType(LimitChangeEnum, {
  name: 'LimitChange',
  description: 'A limit on what somebody holds that is set or lifted.',
  valuesConfig: {
    MASKED: { description: 'Phone and e-mail of leads and contacts are hidden from now on.' },
    UNMASKED: { description: 'Phone and e-mail are shown again.' },
    ASSIGNED_ONLY: { description: 'Only conversations assigned to them are reached.' },
    ALL_CONVERSATIONS: { description: 'Every conversation is reached again.' },
  },
});

@ObjectType({ description: 'What an API key loses, because its maker does.' })
export class KeyLoss {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => [String])
  lost: readonly string[];
}

@ObjectType({ description: 'What becomes of one member.' })
export class AccessChange {
  @Field(() => ID)
  memberId: string;

  @Field(() => String)
  name: string;

  @Field(() => [String], { description: 'Policies they will hold and do not hold now.' })
  gained: readonly string[];

  @Field(() => [String], { description: 'Policies they hold now and will not hold.' })
  lost: readonly string[];

  @Field(() => [LimitChangeEnum])
  limits: readonly LimitChange[];

  @Field(() => [KeyLoss], { description: 'Their living API keys that can do less afterwards.' })
  keys: readonly KeyLoss[];
}

@ObjectType({ description: 'What a change would come to, were it made now. Nothing is changed by asking.' })
export class AccessPreview {
  @Field(() => Refused, { nullable: true, description: 'The answer the change would get; null when it would be made.' })
  refusal: Refused | null;

  @Field(() => [AccessChange], { description: 'Everybody whose access is touched; empty when it would be refused.' })
  changes: readonly AccessChange[];
}
