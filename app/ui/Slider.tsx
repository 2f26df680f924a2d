import type { ComponentProps } from 'react';
import './slider.css';

type SliderProps = Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange'> & {
  name: string;
  value: number;
  /** What the value means, for those who listen. */
  valueText: string;
  onChange: (value: number) => void;
};

export function Slider({ name, value, valueText, onChange, ...rest }: SliderProps) {
  return (
    <input
      type="range"
      className="slider"
      aria-label={name}
      aria-valuetext={valueText}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
      {...rest}
    />
  );
}
