/** Menus and lists open inside the page's own landmark, where a screen reader looks for them. Not for use within a dialog. */
export const withinMain = { portalProps: { target: '#main' } };
