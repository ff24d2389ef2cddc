import type { SequenceTrigger } from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { SequenceTriggerEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';

@InputType({ description: 'Value of one variable of the template of a step.' })
export class SequenceVariableInput {
  @Field(() => String, { description: 'Name of the variable in the template, for example `1`.' })
  name: string;

  @Field(() => String, {
    description:
      'Value in one line, at most 1000 characters. Placeholders: `{{contact_name}}`, `{{first_name}}`, `{{workspace}}`, for appointments `{{appointment_date}}` and `{{appointment_time}}`, and for steps with a form `{{form_link}}`.',
  })
  text: string;
}

@InputType({ description: 'A message of a sequence. At least one of `text` and `templateId` is required.' })
class SequenceStepInput {
  @Field(() => Int, {
    description: 'Minutes after the occasion, or before the start of the appointment, 5 to 43200.',
  })
  delayMinutes: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Text for contacts with an open reply window, at most 1000 characters, with the placeholders of `variables`. If null, the template is always sent.',
  })
  text?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the template for contacts with a closed reply window. If null, these contacts get no message.',
  })
  templateId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of a published form for contacts that the step sends. Its link replaces `{{form_link}}`, which `text` and a variable of the template must contain. If null or omitted, the step sends no form.',
  })
  surfaceTemplateId?: string | null;

  @Field(() => [SequenceVariableInput], {
    description: 'Values of the template variables. Values of other names are ignored.',
  })
  variables: SequenceVariableInput[];
}

@InputType()
abstract class SequenceFieldsInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters. Contacts do not see it.' })
  name: string;

  @Field(() => SequenceTriggerEnum, { description: 'Occasion for which the sequence writes to a contact.' })
  trigger: SequenceTrigger;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the service whose phone numbers the sequence is limited to. If null, the sequence applies to all services.',
  })
  serviceId?: string | null;

  @Field(() => [SequenceStepInput], {
    description:
      'One to 5 steps in the order in which they are sent: with increasing delays or, before an appointment, with decreasing delays.',
  })
  steps: SequenceStepInput[];
}

@InputType()
export class CreateSequenceInput extends SequenceFieldsInput {}

@InputType()
export class UpdateSequenceInput extends SequenceFieldsInput {
  @Field(() => ID, { description: 'Id of the sequence.' })
  id: string;

  @Field(() => Int, { description: 'Revision of the sequence that the client has read.' })
  revision: number;
}

/** Converts the GraphQL input to a sequence input. Omitted fields become null. */
export const toSequenceInput = ({ name, trigger, serviceId, steps }: CreateSequenceInput) => ({
  name,
  trigger,
  serviceId: ids.optional(serviceId),
  steps: steps.map(({ delayMinutes, text, templateId, surfaceTemplateId, variables }) => ({
    delayMinutes,
    text: text ?? null,
    templateId: templateId ? ids.uuidOrNone(templateId) : null,
    surfaceTemplateId: surfaceTemplateId ? ids.uuidOrNone(surfaceTemplateId) : null,
    variables,
  })),
});
