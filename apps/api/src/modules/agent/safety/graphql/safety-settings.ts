import { Arg, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { safetySettings, updateSafetySettings } from '../use-cases/safety-settings.ts';

@ObjectType({ description: 'Safety settings of the workspace.' })
class SafetySettings {
  @Field(() => Boolean, {
    description:
      'Whether the model also classifies the messages that the agent replies to. The model can add matches and never removes matches of phrases.',
  })
  secondOpinionEnabled: boolean;

  @Field(() => Boolean, { description: 'Whether a model is connected. If false, only phrases are used for detection.' })
  isModelConfigured: boolean;
}

@ObjectType({ description: 'Result of changing the safety settings. They apply to later messages.' })
class SafetySettingsUpdated {
  readonly type: 'SafetySettingsUpdated';

  @Field(() => SafetySettings)
  readonly settings: SafetySettings;
}

const UpdateSafetySettingsResult = resultUnion('UpdateSafetySettingsResult', SafetySettingsUpdated, Refused);

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
  @Mutation(() => UpdateSafetySettingsResult, { description: "Enables or disables the model's second opinion." })
  updateSafetySettings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateSafetySettingsInput) input: UpdateSafetySettingsInput,
  ): Promise<typeof UpdateSafetySettingsResult> {
    return updateSafetySettings(ctx, input);
  }
}
