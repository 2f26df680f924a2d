interface CheckProps {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: string;
}

export function Check({ isOn, onChange, children }: CheckProps) {
  return (
    <label className="export-check">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}
