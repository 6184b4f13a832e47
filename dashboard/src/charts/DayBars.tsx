import { useState } from 'react';
import type { ProfitByDay } from '../api/quality';
import { money, outcome, signedMoney } from '../format/numbers';
import { dayText } from '../format/time';
import { calendarOf, type Slot } from './calendar';
import classes from './Charts.module.css';
import { linear, type Scale } from './scale';
import { useReading } from './useReading';
import { useWidth } from './useWidth';

const HEIGHT = 200;
const TOP = 12;
const BOTTOM = 24;
const LEFT = 72;
const RIGHT = 12;
const TICK_PX = 72;
const WIDEST = 40;
/** Half the width of a date: the last one must not be cut. */
const HALF_LABEL = 24;

/** Profit and loss of each day, above and below zero. A day without figures has no bar. */
export function DayBars({ profit }: { profit: ProfitByDay }) {
  const { ref, width } = useWidth();
  const [read, setRead] = useState<number>();
  const { days, currency } = profit;
  const slots = calendarOf(days);
  const y = amountAxis(days.map(({ total }) => Number(total)));
  const slot = (width - LEFT - RIGHT) / Math.max(1, slots.length);
  const bar = Math.min(WIDEST, Math.max(2, slot * 0.7));
  const every = Math.max(1, Math.ceil(TICK_PX / slot));
  const reading = useReading({
    label: 'Profit and loss by day',
    count: slots.length,
    read,
    setRead,
    at: (x) => Math.floor((x - LEFT) / slot),
    words: (index) => sentence(slots[index], currency),
  });

  return (
    <figure className={classes.figure} ref={ref}>
      <svg className={classes.chart} width={width} height={HEIGHT} {...reading}>
        {y.ticks.map((tick) => (
          <g key={tick}>
            <line
              className={tick === 0 ? classes.zero : classes.grid}
              x1={LEFT}
              x2={width - RIGHT}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text className={classes.tick} x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
              {money(`${tick}`, 'JPY')}
            </text>
          </g>
        ))}
        {slots.map(({ date, day }, index) => {
          if (day === undefined) return null;
          const at = y(Number(day.total));
          return (
            <rect
              key={date}
              className={classes.day}
              data-outcome={outcome(day.total)}
              data-read={index === read || undefined}
              data-running={!day.complete || undefined}
              x={LEFT + index * slot + (slot - bar) / 2}
              width={bar}
              y={Math.min(at, y(0))}
              height={Math.max(1, Math.abs(at - y(0)))}
              rx={2}
            />
          );
        })}
        {slots.map(
          ({ date }, index) =>
            (slots.length - 1 - index) % every === 0 && (
              <text
                key={date}
                className={classes.tick}
                x={Math.min(LEFT + (index + 0.5) * slot, width - HALF_LABEL)}
                y={HEIGHT - 6}
                textAnchor="middle"
              >
                {dayText(date)}
              </text>
            ),
        )}
      </svg>
      <figcaption className={classes.reading} aria-hidden>
        {read === undefined
          ? `Days of ${profit.zone}. Point at a day, or use the arrow keys.`
          : sentence(slots[read], currency)}
      </figcaption>
    </figure>
  );
}

/** With room above and below; of zeros alone, a line at the foot with one amount above it. */
function amountAxis(values: number[]): Scale {
  const low = Math.min(0, ...values) * 1.05;
  const high = Math.max(0, ...values) * 1.05;
  return low === high ? linear(0, 1, HEIGHT - BOTTOM, TOP, 1) : linear(low, high, HEIGHT - BOTTOM, TOP, 4);
}

function sentence(slot: Slot | undefined, currency: string | null): string {
  if (slot === undefined) return '';
  const { date, day } = slot;
  if (day === undefined) return `${dayText(date)}: the account reported nothing`;
  const text = (value: string): string => signedMoney(value, currency);
  const running = day.complete ? '' : ', so far';
  return `${dayText(date)}: ${text(day.total)}${running} (closed ${text(day.closed)}, floating ${text(day.floating)})`;
}
