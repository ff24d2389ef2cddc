import { z } from 'zod';

/** External ids and metadata in payloads of leads, contacts and bookings. */
export const externalData = {
  externalIds: z.array(z.object({ system: z.string(), externalId: z.string() })),
  metadata: z.record(z.string(), z.string()),
};
