import { ids } from '../../../../graphql/ids.ts';

/** Description of arguments and input fields that contain an agent id. */
export const AGENT_ID = 'Id of the agent. If null or omitted, the default agent is used.';

export const uuidOrNull = (id: string | null | undefined): string | null => (id == null ? null : ids.uuid(id));
