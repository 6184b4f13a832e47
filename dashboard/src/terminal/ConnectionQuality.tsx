import { Tooltip } from '@mantine/core';
import { Signal, SignalHigh, SignalLow, SignalMedium } from 'lucide-react';
import { milliseconds } from '../format/numbers';
import classes from './ConnectionQuality.module.css';

const GOOD_MS = 60;
const FAIR_MS = 180;

/** The quality of the connection to the desktop, by its round-trip time. */
export function ConnectionQuality({ roundTripMs }: { roundTripMs: number | undefined }) {
  const { word, Icon } = gradeOf(roundTripMs);
  return (
    <Tooltip label="Round-trip time to the desktop">
      <span className={classes.quality} role="img" aria-label={`Connection: ${word}`}>
        <Icon size={16} aria-hidden />
        <span className="tf-number">{roundTripMs === undefined ? word : milliseconds(roundTripMs)}</span>
      </span>
    </Tooltip>
  );
}

function gradeOf(ms: number | undefined) {
  if (ms === undefined) return { word: 'not measured', Icon: SignalLow };
  if (ms <= GOOD_MS) return { word: 'good', Icon: Signal };
  return ms <= FAIR_MS ? { word: 'fair', Icon: SignalHigh } : { word: 'slow', Icon: SignalMedium };
}
