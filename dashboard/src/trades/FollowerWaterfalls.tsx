import { Link } from 'react-router';
import type { StepName, WaterfallCopy } from '../api/quality';
import { roundTicks } from '../charts/scale';
import { milliseconds, roundedMoney } from '../format/numbers';
import { pairState } from '../format/states';
import { STEP_WORDS } from '../quality/words';
import type { Names } from '../subscriptions/names';
import { Amount } from '../ui/Amount';
import { StateMark } from '../ui/StateMark';
import classes from './Waterfall.module.css';
import { slowStep } from './slowStep';

const LEGEND: StepName[] = ['DECIDE', 'COMMIT', 'SEND', 'ANSWER'];

/** The steps of each copy on one time axis, the slowest follower first; its slow step stands out. */
export function FollowerWaterfalls({ copies, names }: { copies: WaterfallCopy[]; names: Names }) {
  const longest = Math.max(0.001, ...copies.map(timeAxis));
  return (
    <section className={classes.panel} aria-label="Way to each follower">
      <ul className={classes.legend} aria-label="Steps">
        {LEGEND.map((step) => (
          <li key={step} data-step={step}>
            {STEP_WORDS[step].label}
          </li>
        ))}
        <li data-slow>Slow step</li>
      </ul>
      <Axis longest={longest} />
      <ol className={classes.copies}>
        {copies.map((copy) => (
          <Row key={copy.pairId} copy={copy} longest={longest} names={names} />
        ))}
      </ol>
    </section>
  );
}

const TICKS = 4;

/** The times since the signal was received; the bars tell theirs to screen readers. */
function Axis({ longest }: { longest: number }) {
  return (
    <div className={classes.axis} aria-hidden>
      {roundTicks(0, longest, TICKS).map((tick) => (
        <span key={tick} data-last={tick > 0.8 * longest || undefined} style={{ left: `${(tick / longest) * 100}%` }}>
          {tick === 0 ? '0' : milliseconds(tick)}
        </span>
      ))}
    </div>
  );
}

function Row({ copy, longest, names }: { copy: WaterfallCopy; longest: number; names: Names }) {
  const slow = slowStep(copy);
  return (
    <li className={classes.copy}>
      <div className={classes.head}>
        <Link to={`/copies?pair=${copy.pairId}`}>{names.of(copy.followerAccountId)}</Link>
        <StateMark of="Copy" state={pairState(copy.status)} since={null} reason={copy.reason} />
        {slow !== undefined && (
          <span className={classes.slow}>
            {STEP_WORDS[slow.step].doing} took {milliseconds(slow.duration)}
          </span>
        )}
        <span className={classes.slippage}>
          {copy.slippagePoints !== null && (
            <>
              <span className="tf-number">{copy.slippagePoints.replace('-', '\u2212')}</span> points
              {copy.slippageMoney !== null && (
                <>
                  {', '}
                  <Amount
                    value={roundedMoney(negated(copy.slippageMoney), copy.currency)}
                    currency={copy.currency}
                    signed
                  />
                </>
              )}
            </>
          )}
        </span>
        <strong className="tf-number">{milliseconds(copy.total)}</strong>
      </div>
      <div className={classes.track} role="img" aria-label={spoken(copy)}>
        {copy.steps
          .filter(({ step }) => step !== 'FILL')
          .map(({ step, start, duration }) => (
            <span
              key={step}
              className={classes.bar}
              data-step={step}
              data-slow={step === slow?.step || undefined}
              title={`${STEP_WORDS[step].label}: ${milliseconds(duration)}`}
              style={{ left: `${(start / longest) * 100}%`, width: `max(2px, ${(duration / longest) * 100}%)` }}
            />
          ))}
      </div>
      {copy.reason !== null && copy.status !== 'CLOSED' && <p className={classes.reason}>{copy.reason}</p>}
    </li>
  );
}

/** A pending order may be filled days later; the axis ends with the answer. */
function timeAxis({ steps }: WaterfallCopy): number {
  return Math.max(0, ...steps.filter(({ step }) => step !== 'FILL').map(({ end }) => end));
}

function spoken({ steps }: WaterfallCopy): string {
  if (steps.length === 0) return 'No step was recorded';
  return steps.map(({ step, duration }) => `${STEP_WORDS[step].label} after ${milliseconds(duration)}`).join(', ');
}

/** Slippage above zero is money lost. */
function negated(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : /[1-9]/.test(amount) ? `-${amount}` : amount;
}
