import type { PairLatency } from '../api/types';
import { milliseconds } from '../format/numbers';
import { stepsOf } from './latencySteps';
import classes from './LatencyWaterfall.module.css';

/** The latency of each step from receiving a signal to the follower's answer; the slowest step is highlighted. */
export function LatencyWaterfall({ latency, filled }: { latency: PairLatency; filled: boolean }) {
  const steps = stepsOf(latency, filled);
  if (steps.length === 0) return <p className="tf-muted">No step was recorded.</p>;
  return (
    <ol className={classes.steps} aria-label="Latency steps">
      <li className={classes.step}>
        <span>Received</span>
        <span className={classes.track} />
        <span className={classes.ms}>0</span>
      </li>
      {steps.map((step) => (
        <li key={step.label} className={classes.step} data-slow={step.slow || undefined}>
          <span>
            {step.label}
            {step.slow && <span className={classes.slowest}>slowest</span>}
          </span>
          <span className={classes.track}>
            <span
              className={classes.bar}
              style={{ marginLeft: `${step.offset * 100}%`, width: `max(2px, ${step.share * 100}%)` }}
            />
          </span>
          <span className={classes.ms}>+{milliseconds(step.ms)}</span>
        </li>
      ))}
      <li className={`${classes.step} ${classes.total}`}>
        <span>Total</span>
        <span />
        <span className={classes.ms}>{milliseconds(latency.totalMs)}</span>
      </li>
    </ol>
  );
}
