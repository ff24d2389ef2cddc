import { t } from '@lingui/core/macro';
import { TestedDraftDocument, TestsPageDocument } from '../../gql/tests.ts';

const MANAGES = t`You need the agent.manage permission.`;

/** Returns whether an action on tests is allowed, and the reason if it is not. */
export const permissionFor = (allowed: boolean) => ({ allowed, reason: allowed ? null : MANAGES });

/** Mutation options that refetch the page and the result of the tests for the draft. */
export const REFRESHED = { refetchQueries: [TestsPageDocument, TestedDraftDocument], awaitRefetchQueries: true };
