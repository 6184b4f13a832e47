import type { Master, OrderType, PauseMode, SizingMode } from '../api/types';
import { parseDecimal, toText } from '../format/decimal';
import { lots } from '../format/numbers';

/** The name of a master in a choice: a simulated one is marked. */
export function masterLabel({ name, simulated }: Master): string {
  return simulated ? `${name} (simulated)` : name;
}

/** The sizing in words: "2 × the master’s lots", "0.10 lots each". */
export function sizingWords(mode: SizingMode, value: string): string {
  return mode === 'FIXED' ? `${lots(value)} lots each` : `${trimmed(value)} × the master’s lots`;
}

/** Removes trailing zeros of a factor: 2.00 becomes 2. */
function trimmed(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}

export const PAUSE_WORDS: Record<PauseMode, { label: string; meaning: string }> = {
  CLOSE_ONLY: { label: 'Closes only', meaning: 'No new copies. Open copies are closed when the master closes.' },
  FROZEN: {
    label: 'Frozen',
    meaning: 'Nothing is opened, changed or closed until you resume. Closes are carried out then.',
  },
  OPEN_AND_CLOSE: {
    label: 'Opens and closes only',
    meaning: 'Changes of stop loss and take profit are not copied until you resume.',
  },
};

export interface Example {
  masterLots: string;
  mode: SizingMode;
  value: string;
  reverse: boolean;
  minLotToCopy: string;
  forceMinLot: boolean;
}

const VOLUME_STEP_DIGITS = 2;

/** The copy of a master's buy, sized as the server sizes, for a broker with a volume step of 0.01. */
export function copyExample(example: Example): { side: OrderType; lots: string } | { skipped: string } {
  const master = parseDecimal(example.masterLots);
  const value = parseDecimal(example.value);
  if (master === undefined || value === undefined) return { skipped: 'the size is not a number' };
  const least = parseDecimal(example.minLotToCopy);
  if (least !== undefined && Number(toText(master)) < Number(toText(least))) {
    return {
      skipped: `${lots(example.masterLots)} lots are below your minimum master lot of ${lots(example.minLotToCopy)}`,
    };
  }
  const exact =
    example.mode === 'FIXED'
      ? value
      : { unscaled: master.unscaled * value.unscaled, scale: master.scale + value.scale };
  const steps = exact.unscaled / 10n ** BigInt(Math.max(0, exact.scale - VOLUME_STEP_DIGITS));
  const scale = Math.min(exact.scale, VOLUME_STEP_DIGITS);
  const side = example.reverse ? 'SELL' : 'BUY';
  if (steps > 0n) return { side, lots: lots(toText({ unscaled: steps, scale })) };
  return example.forceMinLot
    ? { side, lots: '0.01' }
    : { skipped: 'the copy would be smaller than the broker’s minimum lot' };
}
