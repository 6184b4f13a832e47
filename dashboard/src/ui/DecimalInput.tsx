import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  label: ReactNode;
  description?: ReactNode;
  placeholder?: string;
  value?: string;
  error?: ReactNode;
  suffix?: string;
  disabled?: boolean;
  onChange?: (value: string) => void;
  onBlur?: () => void;
  onFocus?: () => void;
}

/** Prices have the most digits. */
const MOST_DECIMALS = 8;

/** A decimal input whose value stays text, so that it is sent exactly as typed. */
export function DecimalInput({ onChange, ...rest }: Props) {
  return (
    <NumberInput
      {...rest}
      valueIsNumericString
      min={0}
      hideControls
      decimalScale={MOST_DECIMALS}
      onChange={(value) => onChange?.(`${value}`)}
    />
  );
}
