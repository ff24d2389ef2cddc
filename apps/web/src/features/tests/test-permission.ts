import { t } from '@lingui/core/macro';
import { TestedDraftDocument, TestsPageDocument } from '../../gql/tests.ts';

const MANAGES = t`You need the agent.manage permission.`;

/** Returns a permission with the reason why it is missing. */
export const permissionFor = (allowed: boolean) => ({ allowed, reason: allowed ? null : MANAGES });

/** Mutation options that refetch the page, and whether the tests passed on the draft. */
export const REFRESHED = { refetchQueries: [TestsPageDocument, TestedDraftDocument], awaitRefetchQueries: true };
