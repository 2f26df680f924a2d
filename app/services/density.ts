/** How many messages one mark stands for, when there are more messages than marks fit. */

export interface Density {
  /** 1, 2 or 5 with zeros: what a learner can multiply with. */
  unit: number;
  marks: number;
}

export function densityOf(messages: number, marksMax: number): Density {
  for (let power = 1; ; power *= 10) {
    for (const digit of [1, 2, 5]) {
      const unit = digit * power;
      const marks = Math.ceil(messages / unit);
      if (marks <= marksMax) return { unit, marks };
    }
  }
}

/** The mark of a density block in which a message stands, from 0; undefined when it is none of its messages. */
export function markOf(place: number, drawnBefore: number, unit: number, marks: number): number | undefined {
  const mark = Math.floor((place - drawnBefore - 1) / unit);
  return mark >= 0 && mark < marks ? mark : undefined;
}
