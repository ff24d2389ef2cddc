import type { TaskList } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { deleteSurfaceFilesJob } from './delete-surface-files-job.ts';
import { expireSurfacesJob } from './expire-surfaces-job.ts';
import { remindOfSurfacesJob } from './remind-of-surfaces-job.ts';
import { sendSurfaceCodeJob } from './send-surface-code-job.ts';

/** Background tasks for forms. */
export const surfaceJobs = (services: Services): TaskList => ({
  delete_surface_files: deleteSurfaceFilesJob(services),
  expire_surfaces: expireSurfacesJob(services),
  remind_of_surfaces: remindOfSurfacesJob(services),
  send_surface_code: sendSurfaceCodeJob(services),
});
