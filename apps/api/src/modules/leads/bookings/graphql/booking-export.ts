import { Arg, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ExportInput, startExport } from '../../../platform/exports/index.ts';
import { JobPayload } from '../../../platform/long-jobs/index.ts';
import { bookingExport } from '../booking-export.ts';
import { BookingFilter } from './booking.mutations.ts';

@InputType()
class ExportBookingsInput extends ExportInput {
  @Field(() => BookingFilter, {
    nullable: true,
    description:
      'Filter of the bookings to export. If null or omitted, all bookings that the viewer can read are exported.',
  })
  filter?: BookingFilter | null;
}

@Resolver()
export class BookingExportResolver {
  @Can('export', 'Booking')
  @Mutation(() => JobPayload, {
    description:
      'Starts an export of the bookings that the viewer can read. Contact details that are masked for the viewer are masked in the file. Available to members only, not to API keys.',
  })
  exportBookings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ExportBookingsInput) input: ExportBookingsInput,
  ): Promise<JobPayload | Refused> {
    return startExport(ctx, bookingExport, input);
  }
}
