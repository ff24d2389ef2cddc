/** Props that render menus inside the main landmark, where screen readers expect them. Not for dialogs. */
export const withinMain = { portalProps: { target: '#main' } };
