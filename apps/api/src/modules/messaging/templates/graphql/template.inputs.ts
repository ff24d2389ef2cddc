import type { TemplateStatus } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { TemplateStatusEnum } from '../../../../graphql/enums.ts';

@InputType({ description: 'All given conditions must match.' })
export class TemplateFilter {
  @Field(() => String, { nullable: true, description: 'Text in the name or body. At most 100 characters.' })
  search?: string | null;

  @Field(() => [TemplateStatusEnum], { nullable: true, description: 'Any of these. Empty: all.' })
  statuses?: TemplateStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'Only templates that can be sent in this conversation.' })
  conversationId?: string | null;
}

@InputType()
export class TemplateVariableInput {
  @Field(() => String)
  name: string;

  @Field(() => String, { description: '1 to 1024 characters in one line.' })
  value: string;
}

@InputType()
export class SendTemplateInput {
  @Field(() => ID)
  conversationId: string;

  @Field(() => ID)
  templateId: string;

  @Field(() => [TemplateVariableInput], { description: 'One entry per variable of the template.' })
  variables: TemplateVariableInput[];

  @Field(() => String, {
    nullable: true,
    description: 'UUID chosen by the sender. Repeating it in the same conversation returns the existing message.',
  })
  clientId?: string | null;
}
