import type { TemplateStatus } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { TemplateStatusEnum } from '../../../graphql/enums.ts';

@InputType({ description: 'All that is given must match.' })
export class TemplateFilter {
  @Field(() => String, { nullable: true, description: 'In the name or the text; up to 100 characters.' })
  search?: string | null;

  @Field(() => [TemplateStatusEnum], { nullable: true, description: 'Any of these; empty means all.' })
  statuses?: TemplateStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'Those that can go out in this conversation.' })
  conversationId?: string | null;
}

@InputType()
export class TemplateVariableInput {
  @Field(() => String)
  name: string;

  @Field(() => String, { description: '1 to 1024 characters, in one line.' })
  value: string;
}

@InputType()
export class SendTemplateInput {
  @Field(() => ID)
  conversationId: string;

  @Field(() => ID)
  templateId: string;

  @Field(() => [TemplateVariableInput], { description: 'One for each variable of the template.' })
  variables: TemplateVariableInput[];

  @Field(() => String, {
    nullable: true,
    description:
      'A UUID of the sender. Sent again in the same conversation, it answers with the message that is there.',
  })
  clientId?: string | null;
}
