import type { PairLatency } from '../api/types';
import { milliseconds } from '../format/numbers';
import { stepsOf } from './latencySteps';
import classes from './LatencyWaterfall.module.css';

/** A signal's way from its receipt to the follower's answer; the step that took longest stands out. */
export function LatencyWaterfall({ latency, filled }: { latency: PairLatency; filled: boolean }) {
  const steps = stepsOf(latency, filled);
  if (steps.length === 0) return <p className="tf-muted">It went no step of the way.</p>;
  return (
    <ol className={classes.steps} aria-label="The signal’s way">
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
        <span>In all</span>
        <span />
        <span className={classes.ms}>{milliseconds(latency.totalMs)}</span>
      </li>
    </ol>
  );
}
