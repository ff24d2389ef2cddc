import { Field, ID, InputType } from 'type-graphql';
import { TemplateVariableInput } from '../../templates/index.ts';

@InputType({ description: 'Either `contactId` or `leadId`, and either `body` or `templateId`.' })
export class StartConversationInput {
  @Field(() => ID, { nullable: true, description: 'Contact to write to.' })
  contactId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Lead to write to. Its contact is created when there is none.' })
  leadId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '1 to 4096 characters. Refused while the reply window of the contact is closed.',
  })
  body?: string | null;

  @Field(() => ID, { nullable: true, description: 'Approved template. Allowed at any time.' })
  templateId?: string | null;

  @Field(() => [TemplateVariableInput], { nullable: true, description: 'One entry per variable of the template.' })
  variables?: TemplateVariableInput[] | null;

  @Field(() => String, {
    description: 'UUID chosen by the sender. Repeating it for the same contact returns the existing message.',
  })
  clientId: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Writes to a contact who has never written outside the contact window of the number. Members only.',
  })
  confirmOutsideWindow: boolean;
}
