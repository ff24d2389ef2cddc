/** Messages for common Meta error codes, with what to do. */
const WORDS: Readonly<Record<number, string>> = {
  190: 'The access token is no longer valid.',
  368: 'Meta has blocked the account for a breach of its policies.',
  130429: 'The number has sent as fast as it may for now.',
  130472: 'Meta chose not to deliver this marketing message to this contact.',
  131026: 'The message cannot be delivered: the number is not on WhatsApp, or its app is too old.',
  131031: 'The WhatsApp account is locked.',
  131042: 'Something is wrong with the payment method of the WhatsApp account.',
  131045: 'The number is not registered well: register it again.',
  131047: 'The contact wrote more than 24 hours ago: only a template may go out.',
  131048: 'Too many of this number’s messages were marked as spam.',
  131049: 'Meta held this marketing message back, for the contact has had enough of them.',
  131050: 'The contact has stopped marketing messages of this number.',
  131051: 'WhatsApp does not know this type of message.',
  131056: 'Too many messages to this contact in a short time.',
  132000: 'The number of variables does not fit the template.',
  132001: 'There is no such template in this language.',
  132005: 'The template becomes too long with these variables.',
  132007: 'The content of the template breaks a policy of WhatsApp.',
  132012: 'The variables do not fit the template.',
  132015: 'The template is paused, for too many marked it as unwanted.',
  132016: 'The template is disabled for good.',
  133000: 'The number was not taken out of service to the end: deactivate it once more.',
  133005:
    'The PIN is wrong. It is the one of two-step verification, which whoever registered the number before has set.',
  133006: 'The number has to be verified before it is registered.',
  133008: 'The PIN was wrong too often: try again later.',
  133009: 'The PIN was entered too fast: try again in a moment.',
  133010: 'The number is not registered with WhatsApp.',
  133015: 'The number was deleted a moment ago: try again in five minutes.',
  133016: 'The number was registered or taken out of service too often: Meta lets ten times through in three days.',
  136025: 'The code is wrong.',
};

/** Null when Meta's own message is sufficient. */
export const cloudErrorMessage = (code: number | null): string | null => (code === null ? null : (WORDS[code] ?? null));
