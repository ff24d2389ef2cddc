import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Job } from './job.type.ts';

@InputType()
abstract class OneJob {
  @Field(() => ID)
  id: string;
}

@InputType()
export class PauseJobInput extends OneJob {}

@InputType()
export class ResumeJobInput extends OneJob {}

@InputType()
export class CancelJobInput extends OneJob {}

/** Implemented by every result with a job. */
@ObjectType()
export abstract class JobResult {
  @Field(() => Job)
  readonly job: Read;

  constructor(id: string) {
    this.job = byId(id);
  }
}

@ObjectType({ description: 'The job is paused until it is resumed.' })
export class JobPaused extends JobResult {}

@ObjectType({ description: 'The job continues where it stopped.' })
export class JobResumed extends JobResult {}

@ObjectType({ description: 'The job was cancelled. Completed work is kept.' })
export class JobCancelled extends JobResult {}

export const PauseJobResult = createUnionType({ name: 'PauseJobResult', types: () => [JobPaused, Refused] as const });
export const ResumeJobResult = createUnionType({
  name: 'ResumeJobResult',
  types: () => [JobResumed, Refused] as const,
});
export const CancelJobResult = createUnionType({
  name: 'CancelJobResult',
  types: () => [JobCancelled, Refused] as const,
});
