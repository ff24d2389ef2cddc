import type { AgentSetupStep, AgentState } from '@frontdesk/domain';
import { Field, ObjectType } from 'type-graphql';
import { AgentSetupStepEnum, AgentStateEnum } from '../../../../graphql/enums.ts';

@ObjectType({ description: 'Whether the agent can reply to contacts, and what is missing if not.' })
export class AgentStatus {
  @Field(() => AgentStateEnum)
  state: AgentState;

  @Field(() => [AgentSetupStepEnum], {
    description: 'Missing parts of the setup, in the order in which to complete them. Empty if the setup is complete.',
  })
  missingSteps: readonly AgentSetupStep[];
}
