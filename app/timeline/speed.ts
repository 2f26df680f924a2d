/** The speed slider is logarithmic: each step of its 0–600 is a hundredth of a decade, from 0.01 to 10,000. */
export const sliderMax = 600;

const smallest = -2;

export function speedAt(slider: number): number {
  const exact = 10 ** (smallest + slider / 100);
  return Number(exact.toPrecision(2));
}

export function sliderAt(speed: number): number {
  return Math.round((Math.log10(speed) - smallest) * 100);
}

/** "1×", "0.25×", "1,200×". */
export function speedLabel(speed: number): string {
  return `${speed.toLocaleString('en', { maximumSignificantDigits: 3 })}×`;
}
