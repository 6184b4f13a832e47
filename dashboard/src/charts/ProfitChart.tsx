import { useState } from 'react';
import type { SummedProfit } from '../api/ranking';
import { money, signedMoney } from '../format/numbers';
import { toTheMinute } from '../format/time';
import classes from './Charts.module.css';
import { nearest } from './EquityChart';
import { linear, timeLabel, timeTicks } from './scale';
import { useReading } from './useReading';
import { useWidth } from './useWidth';

const HEIGHT = 260;
const TOP = 12;
const BOTTOM = 24;
const LEFT = 72;
const RIGHT = 12;
const TICK_PX = 72;
const NARROWEST_MS = 60 * 60_000;

/** The sum of the profits of closed trades over time, from zero: it changes when a trade is closed. */
export function ProfitChart({ curve, currency }: { curve: SummedProfit[]; currency: string | null }) {
  const { ref, width } = useWidth();
  const [read, setRead] = useState<number>();
  const times = curve.map(({ at }) => Date.parse(at));
  const values = curve.map(({ profit }) => Number(profit));
  const last = times.at(-1) ?? 0;
  // Before the first close there is nothing, which the line shows as well.
  const first = Math.min((times[0] ?? 0) - (last - (times[0] ?? 0)) * 0.02, last - NARROWEST_MS);
  const x = linear(first, last, LEFT, width - RIGHT);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const margin = Math.max((high - low) * 0.06, 0.01);
  const y = linear(low - (low < 0 ? margin : 0), high + margin, HEIGHT - BOTTOM, TOP, 4);
  const steps = `${LEFT},${px(y(0))}${curve.map((_, i) => `H${px(x(times[i] ?? 0))}V${px(y(values[i] ?? 0))}`).join('')}`;
  const reading = useReading({
    label: 'Profit of closed trades',
    count: curve.length,
    read,
    setRead,
    at: (place) => nearest(times, first + ((place - LEFT) / (width - RIGHT - LEFT)) * (last - first)),
    words: (index) => sentence(curve[index], currency),
  });
  const [at, value] = [times[read ?? -1], values[read ?? -1]];

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
              {money(tick.toFixed(high - low < 10 ? 2 : 0), 'JPY')}
            </text>
          </g>
        ))}
        {timeTicks(first, last, Math.max(2, Math.floor((width - LEFT) / TICK_PX))).map((tick) => (
          <text
            key={tick}
            className={classes.tick}
            x={x(tick)}
            y={HEIGHT - 6}
            textAnchor={x(tick) > width - TICK_PX / 3 ? 'end' : 'middle'}
          >
            {timeLabel(tick, last - first)}
          </text>
        ))}
        <path className={classes.band} d={`M${steps}V${px(y(0))}Z`} />
        <path className={classes.equity} d={`M${steps}`} />
        {at !== undefined && value !== undefined && (
          <g>
            <line className={classes.cursor} x1={x(at)} x2={x(at)} y1={TOP} y2={HEIGHT - BOTTOM} />
            <circle className={classes.dot} cx={x(at)} cy={y(value)} r={4} />
          </g>
        )}
      </svg>
      <figcaption className={classes.reading} aria-hidden>
        {read === undefined ? 'Point at the chart, or use the arrow keys.' : sentence(curve[read], currency)}
      </figcaption>
    </figure>
  );
}

function sentence(point: SummedProfit | undefined, currency: string | null): string {
  if (point === undefined) return '';
  return `${toTheMinute(point.at)}: ${signedMoney(point.profit, currency)}${currency === null ? '' : ` ${currency}`}`;
}

function px(value: number): string {
  return value.toFixed(1);
}
