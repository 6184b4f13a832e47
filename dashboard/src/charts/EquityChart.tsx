import { useState } from 'react';
import type { EquityCurve, EquityPoint } from '../api/quality';
import { money } from '../format/numbers';
import { toTheMinute } from '../format/time';
import classes from './Charts.module.css';
import { segments } from './segments';
import { linear, timeLabel, timeTicks } from './scale';
import { useReading } from './useReading';
import { useWidth } from './useWidth';

const EQUITY_HEIGHT = 220;
const GAP = 20;
const DRAWDOWN_HEIGHT = 80;
const BOTTOM = 24;
const HEIGHT = EQUITY_HEIGHT + GAP + DRAWDOWN_HEIGHT + BOTTOM;
const TOP = 8;
const LEFT = 72;
const RIGHT = 12;
const TICK_PX = 72;
const FEWEST_POINTS = 5;

/** Balance and equity over time, and below them the drawdown from the highest equity. */
export function EquityChart({ curve }: { curve: EquityCurve }) {
  const { ref, width } = useWidth();
  const [read, setRead] = useState<number>();
  const { points, currency } = curve;
  const times = points.map(({ at }) => Date.parse(at));
  const until = Date.parse(curve.until);
  const first = beginOf(curve, times);
  const x = linear(first, until, LEFT, width - RIGHT);
  const bounds = boundsOf(points);
  const y = linear(bounds.low, bounds.high, EQUITY_HEIGHT, TOP, 4);
  const deepest = Math.max(0.01, ...points.map(({ drawdownPercent }) => drawdownPercent));
  const drawdownTop = EQUITY_HEIGHT + GAP;
  const down = linear(0, deepest, drawdownTop, drawdownTop + DRAWDOWN_HEIGHT, 3);
  const parts = segments(points, curve.secondsPerPoint);
  const line = (value: (point: EquityPoint) => number) => pathOf(parts, (p) => x(Date.parse(p.at)), value);
  const reading = useReading({
    label: 'Equity and drawdown',
    count: points.length,
    read,
    setRead,
    at: (px) => nearest(times, first + ((px - LEFT) / (width - RIGHT - LEFT)) * (until - first)),
    words: (index) => sentence(points[index], currency),
  });
  const shown = points[read ?? -1];

  return (
    <figure className={classes.figure} ref={ref}>
      <svg className={classes.chart} width={width} height={HEIGHT} {...reading}>
        {y.ticks.map((tick) => (
          <g key={tick}>
            <line className={classes.grid} x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text className={classes.tick} x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
              {money(tick.toFixed(bounds.high - bounds.low < 10 ? 2 : 0), 'JPY')}
            </text>
          </g>
        ))}
        {down.ticks.map((tick) => (
          <g key={tick}>
            <line className={classes.grid} x1={LEFT} x2={width - RIGHT} y1={down(tick)} y2={down(tick)} />
            <text className={classes.tick} x={LEFT - 8} y={down(tick) + 4} textAnchor="end">
              {tick === 0 ? '0' : `−${tick} %`}
            </text>
          </g>
        ))}
        {timeTicks(first, until, Math.max(2, Math.floor((width - LEFT) / TICK_PX))).map((tick) => (
          <text
            key={tick}
            className={classes.tick}
            x={x(tick)}
            y={HEIGHT - 6}
            textAnchor={x(tick) > width - TICK_PX / 3 ? 'end' : 'middle'}
          >
            {timeLabel(tick, until - first)}
          </text>
        ))}
        <path className={classes.band} d={bandOf(parts, (p) => x(Date.parse(p.at)), y)} />
        <path className={classes.balance} d={line((p) => y(Number(p.balance)))} />
        <path className={classes.equity} d={line((p) => y(Number(p.equity)))} />
        <path
          className={classes.drawdown}
          d={areaOf(
            parts,
            (p) => x(Date.parse(p.at)),
            (p) => down(p.drawdownPercent),
            drawdownTop,
          )}
        />
        {parts
          .flatMap((part) => (part.length === 1 ? part : []))
          .map((point) => (
            // A line of one point would not be visible.
            <circle
              key={point.at}
              className={classes.single}
              cx={x(Date.parse(point.at))}
              cy={y(Number(point.equity))}
              r={3}
            />
          ))}
        {shown !== undefined && (
          <g>
            <line
              className={classes.cursor}
              x1={x(Date.parse(shown.at))}
              x2={x(Date.parse(shown.at))}
              y1={TOP}
              y2={HEIGHT - BOTTOM}
            />
            <circle className={classes.dot} cx={x(Date.parse(shown.at))} cy={y(Number(shown.equity))} r={4} />
          </g>
        )}
      </svg>
      <figcaption className={classes.caption}>
        <span className={classes.key} data-line="equity">
          Equity
        </span>
        <span className={classes.key} data-line="balance">
          Balance
        </span>
        <span className={classes.key} data-line="drawdown">
          Drawdown
        </span>
        <span className={classes.reading} aria-hidden>
          {shown === undefined ? 'Point at the chart, or use the arrow keys.' : sentence(shown, currency)}
        </span>
      </figcaption>
    </figure>
  );
}

function sentence(point: EquityPoint | undefined, currency: string | null): string {
  if (point === undefined) return '';
  const text = (value: string): string => money(value, currency);
  return `${toTheMinute(point.at)}: equity ${text(point.equity)}, balance ${text(point.balance)}, drawdown ${text(point.drawdown)} (${point.drawdownPercent.toFixed(2)} %)`;
}

/** Of an account that is younger than the range, the axis begins with its first point, and is some points wide. */
export function beginOf({ since, until, secondsPerPoint }: EquityCurve, times: number[]): number {
  const narrowest = Date.parse(until) - FEWEST_POINTS * secondsPerPoint * 1000;
  return Math.max(Date.parse(since), Math.min(times[0] ?? narrowest, narrowest));
}

/** The bounds of the axis: a little more than the values, so that no line touches the edge. */
function boundsOf(points: EquityPoint[]): { low: number; high: number } {
  const lows = points.map(({ low, balance }) => Math.min(Number(low), Number(balance)));
  const highs = points.map(({ high, balance }) => Math.max(Number(high), Number(balance)));
  const low = Math.min(...lows);
  const high = Math.max(...highs);
  const margin = Math.max((high - low) * 0.06, Math.abs(high) * 0.0005, 0.01);
  return { low: low - margin, high: high + margin };
}

/** The index of the time that is nearest; times are ascending. */
export function nearest(times: number[], wanted: number): number {
  const after = times.findIndex((time) => time >= wanted);
  if (after <= 0) return after === 0 ? 0 : times.length - 1;
  return wanted - (times[after - 1] ?? 0) < (times[after] ?? 0) - wanted ? after - 1 : after;
}

type Place = (point: EquityPoint) => number;

function pathOf(parts: EquityPoint[][], x: Place, y: Place): string {
  return parts.map((part) => stroke(part, x, y)).join('');
}

function stroke(part: EquityPoint[], x: Place, y: Place): string {
  return `M${part.map((point) => `${px(x(point))},${px(y(point))}`).join('L')}`;
}

function bandOf(parts: EquityPoint[][], x: Place, y: (value: number) => number): string {
  return parts
    .map((part) => {
      const up = part.map((point) => `${px(x(point))},${px(y(Number(point.high)))}`);
      const back = part.toReversed().map((point) => `${px(x(point))},${px(y(Number(point.low)))}`);
      return `M${[...up, ...back].join('L')}Z`;
    })
    .join('');
}

function areaOf(parts: EquityPoint[][], x: Place, y: Place, base: number): string {
  return parts
    .flatMap((part) => {
      const [first, last] = [part[0], part.at(-1)];
      if (first === undefined || last === undefined) return [];
      return [`M${px(x(first))},${base}L${stroke(part, x, y).slice(1)}L${px(x(last))},${base}Z`];
    })
    .join('');
}

function px(value: number): string {
  return value.toFixed(1);
}
