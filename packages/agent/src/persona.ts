import { z } from 'zod';

/** Persona of the agent. It is written by members of the workspace, so the model follows it as instructions. */
export const Persona = z.object({
  name: z.string().trim().min(1).max(100),
  role: z.string().trim().min(1).max(200),
  tone: z.string().trim().max(500),
});
export type Persona = z.infer<typeof Persona>;

export const DEFAULT_PERSONA: Persona = {
  name: 'Alex',
  role: 'Front desk assistant',
  tone: 'Friendly and brief. Plain words, one question at a time.',
};
