/** Ref that scrolls an element to the center of its list when the element appears. */
export const scrollToCenter = (item: Element | null): void => item?.scrollIntoView({ block: 'center' });
