import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { cancelJob, pauseJob, resumeJob } from '../use-cases/steer-job.ts';
import {
  CancelJobInput,
  CancelJobResult,
  PauseJobInput,
  PauseJobResult,
  ResumeJobInput,
  ResumeJobResult,
} from './job.results.ts';
import { JobConnection } from './job.type.ts';

@Resolver()
export class JobResolver {
  @Can('read', 'Job')
  @ProjectedField()
  @Query(() => JobConnection, { description: "The viewer's own jobs, newest first." })
  jobs(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('pause', 'Job')
  @Mutation(() => PauseJobResult, { description: 'Pauses a job until it is resumed.' })
  pauseJob(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => PauseJobInput) input: PauseJobInput,
  ): Promise<typeof PauseJobResult> {
    return pauseJob(ctx, { id: ids.uuid(input.id) });
  }

  @Can('resume', 'Job')
  @Mutation(() => ResumeJobResult, { description: 'Resumes a paused job.' })
  resumeJob(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ResumeJobInput) input: ResumeJobInput,
  ): Promise<typeof ResumeJobResult> {
    return resumeJob(ctx, { id: ids.uuid(input.id) });
  }

  @Can('cancel', 'Job')
  @Mutation(() => CancelJobResult, { description: 'Cancels a job. Completed work is kept.' })
  cancelJob(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CancelJobInput) input: CancelJobInput,
  ): Promise<typeof CancelJobResult> {
    return cancelJob(ctx, { id: ids.uuid(input.id) });
  }
}
