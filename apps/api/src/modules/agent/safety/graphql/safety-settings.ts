import { Arg, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { safetySettings, updateSafetySettings } from '../use-cases/safety-settings.ts';

@ObjectType({ description: 'Safety settings of the workspace.' })
class SafetySettings {
  @Field(() => Boolean, {
    description:
      'Whether the language model also classifies the messages that the agent replies to. The model can add matches and never removes matches of phrases.',
  })
  secondOpinionEnabled: boolean;

  @Field(() => Boolean, { description: 'Whether a model is connected. If false, only phrases are used for detection.' })
  isModelConfigured: boolean;
}

@ObjectType({ description: 'Payload of the mutations that return safety settings.' })
export class SafetySettingsPayload extends Payload {
  @Field(() => SafetySettings, { description: 'Safety settings after the mutation.' })
  readonly settings: SafetySettings;
}

@InputType()
class UpdateSafetySettingsInput {
  @Field(() => Boolean, { description: 'Whether the model checks messages in addition to the phrases.' })
  secondOpinionEnabled: boolean;
}

@Resolver()
export class SafetySettingsResolver {
  @Can('read', 'MonitorConcept')
  @Query(() => SafetySettings, { description: 'Safety settings of the workspace.' })
  safetySettings(@InWorkspace() ctx: WorkspaceContext) {
    return safetySettings(ctx);
  }

  @Can('set', 'EscalationRule')
  @Mutation(() => SafetySettingsPayload, {
    description: 'Enables or disables the detection of safety categories by the language model.',
  })
  updateSafetySettings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateSafetySettingsInput) input: UpdateSafetySettingsInput,
  ): Promise<SafetySettingsPayload | Refused> {
    return updateSafetySettings(ctx, input);
  }
}
