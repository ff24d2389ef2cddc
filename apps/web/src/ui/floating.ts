/**
 * Props that render a menu or tooltip inside the main landmark instead of at the end of the body. Must not be used for
 * dialogs.
 */
export const withinMain = { portalProps: { target: '#main' } };
