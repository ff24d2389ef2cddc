import type { SupportLevel } from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { SupportLevelEnum } from '../../../../graphql/enums.ts';

@InputType()
export class GrantSupportAccessInput {
  @Field(() => SupportLevelEnum)
  level: SupportLevel;

  @Field(() => Int, { description: 'Duration of a session in hours, 1 to 4.' })
  hours: number;
}

@InputType()
export class EndSupportAccessInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class StartSupportSessionInput {
  @Field(() => String, { description: 'Slug of the workspace.' })
  slug: string;

  @Field(() => String, { description: "10 to 500 characters. Visible to the workspace's members." })
  reason: string;
}

@InputType()
export class EndSupportSessionInput {
  @Field(() => String, { description: 'Slug of the workspace.' })
  slug: string;
}
