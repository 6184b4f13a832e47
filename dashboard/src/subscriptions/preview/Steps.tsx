import type { PreviewStep } from '../../api/preview';
import { lots } from '../../format/numbers';
import classes from './Preview.module.css';
import { ruleName, stepText } from './previewText';

/** The steps from the master's trade to the copy, each with the lots that it leaves. */
export function Steps({ steps }: { steps: PreviewStep[] }) {
  if (steps.length === 0) return null;
  return (
    <ol className={classes.steps} aria-label="Steps">
      {steps.map((step, index) => (
        <li key={index}>
          <span className={classes.rule}>{ruleName(step.rule)}</span>
          <span>{stepText(step)}</span>
          <span className={classes.lots}>{step.lots === null ? '' : lots(shortened(step.lots))}</span>
        </li>
      ))}
    </ol>
  );
}

const SHOWN_DECIMALS = 4;

/** A third of a lot has no end; its text says so in full. */
function shortened(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  return fraction.length <= SHOWN_DECIMALS ? text : `${whole}.${fraction.slice(0, SHOWN_DECIMALS)}`;
}
