import type { SupportLevel } from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { SupportLevelEnum } from '../../../graphql/enums.ts';

@InputType()
export class GrantSupportAccessInput {
  @Field(() => SupportLevelEnum)
  level: SupportLevel;

  @Field(() => Int, { description: 'How long a visit lasts: 1 to 4.' })
  hours: number;
}

@InputType()
export class EndSupportAccessInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class EnterForSupportInput {
  @Field(() => String, { description: 'Of the workspace.' })
  slug: string;

  @Field(() => String, { description: '10 to 500 characters; its people read them.' })
  reason: string;
}

@InputType()
export class LeaveSupportInput {
  @Field(() => String, { description: 'Of the workspace.' })
  slug: string;
}
