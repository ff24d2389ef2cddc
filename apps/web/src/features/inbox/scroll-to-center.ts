/** Ref of an element that the list scrolls to when it appears. */
export const scrollToCenter = (item: Element | null): void => item?.scrollIntoView({ block: 'center' });
