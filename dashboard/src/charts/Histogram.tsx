import { useState } from 'react';
import classes from './Charts.module.css';
import { linear } from './scale';
import { useReading } from './useReading';
import { useWidth } from './useWidth';

export interface Bar {
  from: number;
  to: number;
  count: number;
}

export interface Mark {
  label: string;
  value: number;
}

interface Props {
  label: string;
  bars: Bar[];
  marks: Mark[];
  /** A value with its unit. */
  text: (value: number) => string;
}

const HEIGHT = 200;
const TOP = 28;
const BOTTOM = 24;
const LEFT = 40;
const RIGHT = 8;
/** About the width of an edge's label with the space beside it. */
const LABEL_PX = 64;
/** About the width of a letter of a mark's label, which is bold. */
const LETTER_PX = 7.5;
const BETWEEN_PX = 8;

/** How often which values occurred, with percentiles marked. All bars are equally wide: their edges may be logarithmic. */
export function Histogram({ label, bars, marks, text }: Props) {
  const { ref, width } = useWidth();
  const [read, setRead] = useState<number>();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const barWidth = (width - LEFT - RIGHT) / Math.max(1, bars.length);
  const y = linear(0, most, HEIGHT - BOTTOM, TOP, 4);
  const total = bars.reduce((sum, { count }) => sum + count, 0);
  const place = (value: number): number => LEFT + placeIn(bars, value) * barWidth;
  const reading = useReading({
    label,
    count: bars.length,
    read,
    setRead,
    at: (x) => Math.floor((x - LEFT) / barWidth),
    words: (index) => sentence(bars[index], total, text),
  });
  const edges = edgeLabels(bars.length, barWidth);

  return (
    <figure className={classes.figure} ref={ref}>
      <svg className={classes.chart} width={width} height={HEIGHT} {...reading}>
        {y.ticks.map((tick) => (
          <g key={tick}>
            <line className={classes.grid} x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text className={classes.tick} x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        {bars.map(({ from, count }, index) => (
          <rect
            key={from}
            className={classes.bar}
            data-read={index === read || undefined}
            x={LEFT + index * barWidth + 1}
            width={Math.max(1, barWidth - 2)}
            y={y(count)}
            height={HEIGHT - BOTTOM - y(count)}
            rx={2}
          />
        ))}
        {edges.map((index) => (
          <text
            key={index}
            className={classes.tick}
            x={LEFT + index * barWidth}
            y={HEIGHT - 6}
            textAnchor={index === 0 ? 'start' : index === bars.length ? 'end' : 'middle'}
          >
            {text(bars[index]?.from ?? bars.at(-1)?.to ?? 0)}
          </text>
        ))}
        {labelled(
          marks.map(({ label: name, value }) => ({ words: `${name} ${text(value)}`, x: place(value) })),
          width - RIGHT,
        ).map(({ words, x, label: at }) => (
          <g key={words}>
            <line className={classes.mark} x1={x} x2={x} y1={TOP - 6} y2={HEIGHT - BOTTOM} />
            {at !== undefined && (
              <text className={classes.markLabel} x={at} y={TOP - 12} textAnchor="middle">
                {words}
              </text>
            )}
          </g>
        ))}
      </svg>
      <figcaption className={classes.reading} aria-hidden>
        {sentence(bars[read ?? -1], total, text) || 'Point at a bar, or use the arrow keys.'}
      </figcaption>
    </figure>
  );
}

function sentence(bar: Bar | undefined, total: number, text: (value: number) => string): string {
  if (bar === undefined) return '';
  const share = total === 0 ? 0 : (bar.count / total) * 100;
  return `${text(bar.from)} to ${text(bar.to)}: ${bar.count} of ${total} (${share.toFixed(share < 10 ? 1 : 0)} %)`;
}

/** The place of a value in numbers of bars. */
export function placeIn(bars: Bar[], value: number): number {
  for (const [index, { from, to }] of bars.entries()) {
    if (value < from) return index;
    if (value < to) return index + (value - from) / (to - from);
  }
  return bars.length;
}

/** The edges that get a label, so that labels do not overlap; the last one's ends at its edge. */
function edgeLabels(bars: number, barWidth: number): number[] {
  const every = Math.max(1, Math.ceil(LABEL_PX / barWidth));
  const edges = Array.from({ length: Math.floor(bars / every) + 1 }, (_, index) => index * every);
  const crowded = edges.at(-1) === bars && every * barWidth < 1.5 * LABEL_PX;
  return crowded ? edges.filter((edge, index) => edge === 0 || index !== edges.length - 2) : edges;
}

interface Marked {
  words: string;
  x: number;
}

/**
 * With the middle of each label, moved to the left where the edge or the label of a higher percentile is in its way. One that
 * would no longer be above its mark is left out.
 */
export function labelled<M extends Marked>(marks: M[], right: number): (M & { label: number | undefined })[] {
  let free = Infinity;
  return marks
    .toReversed()
    .map((mark) => {
      const half = (mark.words.length * LETTER_PX) / 2;
      const middle = Math.min(mark.x, right - half, free - BETWEEN_PX - half);
      if (mark.x - middle > half) return { ...mark, label: undefined };
      free = middle - half;
      return { ...mark, label: middle };
    })
    .toReversed();
}
