export const number = new Intl.NumberFormat('en-US').format;

export const seconds = (milliseconds: number) => `${number(milliseconds / 1000)} s`;
