import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Safety settings of the workspace.' })
export class SafetySettings {
  @Field(() => Boolean, {
    description:
      'Whether the model classifies messages that the AI agent answers, in addition to the phrases. It can only add detections.',
  })
  secondOpinionEnabled: boolean;

  @Field(() => Boolean, { description: 'False: no model is connected, and only phrases are used.' })
  isModelConfigured: boolean;
}
