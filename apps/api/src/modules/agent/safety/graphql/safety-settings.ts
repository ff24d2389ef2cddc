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
      'Whether the model classifies messages that the AI agent answers, in addition to the phrases. It can only add detections.',
  })
  secondOpinionEnabled: boolean;

  @Field(() => Boolean, { description: 'False: no model is connected, and only phrases are used.' })
  isModelConfigured: boolean;
}

@ObjectType({ description: 'The settings apply to messages from now on.' })
class SafetySettingsUpdated {
  readonly type: 'SafetySettingsUpdated';

  @Field(() => SafetySettings)
  readonly settings: SafetySettings;
}

const UpdateSafetySettingsResult = resultUnion('UpdateSafetySettingsResult', SafetySettingsUpdated, Refused);

@InputType()
class UpdateSafetySettingsInput {
  @Field(() => Boolean)
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
  @Mutation(() => UpdateSafetySettingsResult, { description: "Switches the model's second opinion on or off." })
  updateSafetySettings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateSafetySettingsInput) input: UpdateSafetySettingsInput,
  ): Promise<typeof UpdateSafetySettingsResult> {
    return updateSafetySettings(ctx, input);
  }
}
