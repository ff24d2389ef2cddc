import type { SetupGuideStepName } from '@frontdesk/domain';
import { Field, InputType, ObjectType } from 'type-graphql';
import { SetupGuideStepNameEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { AgentStatus } from './agent-status.type.ts';

@ObjectType({ description: 'A step of the setup guide.' })
export class SetupGuideStep {
  @Field(() => SetupGuideStepNameEnum)
  step: SetupGuideStepName;

  @Field(() => Boolean, { description: 'Whether the step is complete, computed from the setup of the workspace.' })
  isDone: boolean;
}

@ObjectType({ description: 'Setup guide of the workspace, with the steps that the viewer has permission for.' })
export class SetupGuide {
  @Field(() => AgentStatus, { description: 'Status of the agent. The steps are computed from it.' })
  status: AgentStatus;

  @Field(() => [SetupGuideStep], { description: 'Steps that the viewer has permission for, in order.' })
  steps: readonly SetupGuideStep[];

  @Field(() => Boolean, { description: 'Whether the viewer dismissed the guide.' })
  isDismissed: boolean;

  @Field(() => Boolean, {
    description: 'Whether the viewer can connect simulators for the providers that are not connected.',
  })
  canUseSimulators: boolean;
}

@InputType()
export class UpdateSetupGuideInput {
  @Field(() => Boolean, {
    description: 'Whether to hide the guide from the viewer. If false, the guide is shown again.',
  })
  isDismissed: boolean;
}

@ObjectType({ description: 'Result of dismissing the setup guide or showing it again.' })
export class SetupGuideUpdated {
  readonly type: 'SetupGuideUpdated';

  @Field(() => SetupGuide)
  readonly guide: SetupGuide;
}

export const UpdateSetupGuideResult = resultUnion('UpdateSetupGuideResult', SetupGuideUpdated, Refused);
