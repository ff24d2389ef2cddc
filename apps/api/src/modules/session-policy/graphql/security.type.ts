import type { Environment } from '@frontdesk/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { EnvironmentEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@ObjectType({ description: 'What the workspace asks of the people who enter it.' })
export class SecuritySettings {
  @Field(() => Boolean, {
    description: 'Members without a second factor are led to set one up. API keys are not affected.',
  })
  requiresSecondFactor: boolean;

  @Field(() => Int, { nullable: true, description: "Null: the environment's own." })
  idleMinutes: number | null;

  @Field(() => EnvironmentEnum, { description: 'It bounds the idle time.' })
  environment: Environment;
}

@ObjectType({ description: 'How long the caller may still do nothing here.' })
export class IdleClock {
  @Field(() => GraphQLDateTimeISO, { description: 'From then on every operation here answers SESSION_IDLE.' })
  endsAt: Date;

  @Field(() => GraphQLDateTimeISO, { description: "The server's time, to count down by." })
  now: Date;
}
