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
