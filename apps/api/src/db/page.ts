/** A place in a list ordered by (time, id), newest first. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

export interface Page {
  /** One more than was asked for: whether it is there says whether a page follows. */
  readonly take: number;
  readonly after: Place | null;
}

/** Prisma's condition for "after this place", newest first. */
export const olderThan = (field: string, place: Place | null) =>
  place ? { OR: [{ [field]: { lt: place.at } }, { [field]: place.at, id: { lt: place.id } }] } : {};
