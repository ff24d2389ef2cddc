import { SURFACE_STATUSES } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const SurfaceStatusEnum = enumOf(
  'SurfaceStatus',
  'Status of a form that was sent to a contact.',
  SURFACE_STATUSES,
  {
    SENT: 'The link was created.',
    OPENED: 'The link was opened, possibly by a preview of the link.',
    IN_PROGRESS: 'At least one answer was saved.',
    SUBMITTED: 'The contact submitted the form.',
    EXPIRED: 'The link expired before the form was submitted.',
    REVOKED: 'A member revoked the link.',
  },
);
