import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
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
}

@ObjectType({ description: 'The job is paused until it is resumed.' })
export class JobPaused extends JobResult {
  readonly type: 'JobPaused';
}

@ObjectType({ description: 'The job continues where it stopped.' })
export class JobResumed extends JobResult {
  readonly type: 'JobResumed';
}

@ObjectType({ description: 'The job was cancelled. Completed work is kept.' })
export class JobCancelled extends JobResult {
  readonly type: 'JobCancelled';
}

export const PauseJobResult = resultUnion('PauseJobResult', JobPaused, Refused);
export const ResumeJobResult = resultUnion('ResumeJobResult', JobResumed, Refused);
export const CancelJobResult = resultUnion('CancelJobResult', JobCancelled, Refused);
