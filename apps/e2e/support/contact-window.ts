const LIMITS = `{ outreachLimits { country otherCountries coolDownMinutes dailyPerNumber dailyPerAddress dailyPerWorkspace
  dailySpendCents } }`;
const SET = `mutation ($input: UpdateOutreachLimitsInput!) { updateOutreachLimits(input: $input) { __typename
  ... on Refused { code } } }`;
const ALL_DAY = { from: '00:00', until: '24:00' };

/** Sends a document of a member who can change the outreach limits. */
type Ask = (query: string, input?: object) => Promise<Record<string, object>>;

/** Contacts are greeted and called at any hour, so that a test does not depend on the time of day. */
export async function openContactWindow(ask: Ask): Promise<void> {
  const { outreachLimits } = await ask(LIMITS);
  const answer = await ask(SET, { ...outreachLimits, messageWindow: ALL_DAY, callWindow: ALL_DAY });
  if (JSON.stringify(answer).includes('Refused')) throw new Error(`The window stays closed: ${JSON.stringify(answer)}`);
}
