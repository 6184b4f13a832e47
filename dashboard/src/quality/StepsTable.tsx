import type { StepFigures } from '../api/quality';
import { milliseconds } from '../format/numbers';
import classes from './Quality.module.css';
import { slowest, STEP_WORDS } from './words';

/** The median and the slow end of each step; the step that takes most of the time stands out. */
export function StepsTable({ steps }: { steps: StepFigures[] }) {
  const slow = slowest(steps);
  const measured = steps.filter(({ count }) => count > 0);
  if (measured.length === 0) return null;
  return (
    <section className={classes.panel} aria-label="Time of each step">
      <h3>Time of each step</h3>
      <table className={classes.steps}>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col" className={classes.optional}>
              Count
            </th>
            <th scope="col" title="Half of all take no longer">
              p50
            </th>
            <th scope="col" title="95 of 100 take no longer">
              p95
            </th>
            <th scope="col" title="99 of 100 take no longer">
              p99
            </th>
            <th scope="col" className={classes.optional}>
              Slowest
            </th>
          </tr>
        </thead>
        <tbody>
          {measured.map(({ step, count, p50, p95, p99, max }) => (
            <tr key={step} data-slow={step === slow || undefined} data-total={step === 'TOTAL' || undefined}>
              <th scope="row">
                {STEP_WORDS[step].label}
                {step === slow && <span className={classes.slow}> slowest step</span>}
                <span className={classes.meaning}>{STEP_WORDS[step].meaning}</span>
              </th>
              <td className={classes.optional}>{count}</td>
              <td>{milliseconds(p50)}</td>
              <td>{milliseconds(p95)}</td>
              <td>{milliseconds(p99)}</td>
              <td className={classes.optional}>{milliseconds(max)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
