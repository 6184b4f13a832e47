import { Skeleton } from '@mantine/core';
import { CircleCheck, CircleSlash } from 'lucide-react';
import type { Preview } from '../../api/preview';
import { Traded } from '../../copies/Traded';
import { price } from '../../format/numbers';
import classes from './Preview.module.css';
import { isNone } from './previewText';
import { Steps } from './Steps';

/** What becomes of the signal, then how it came about. A former answer is dimmed until the new one is there. */
export function Result({
  preview,
  waits,
  follower,
}: {
  preview: Preview | undefined;
  waits: boolean;
  follower: string;
}) {
  if (preview === undefined) {
    return (
      <div role="status" aria-label="Calculating">
        <Skeleton height={24} width="60%" mb="sm" />
        <Skeleton height={16} width="90%" mb="xs" />
        <Skeleton height={16} width="80%" />
      </div>
    );
  }
  const copied = preview.outcome === 'COPY';
  return (
    <div className={classes.result} data-waits={waits || undefined}>
      <p className={classes.outcome} data-outcome={preview.outcome}>
        {copied ? <CircleCheck size={20} aria-hidden /> : <CircleSlash size={20} aria-hidden />}
        <span>
          {copied ? (
            <>
              {follower}: <Traded type={preview.type} volume={preview.lots} symbol={preview.symbol} />
            </>
          ) : (
            `${follower} copies nothing`
          )}
        </span>
      </p>
      {copied ? (
        <>
          <p className={classes.stops}>
            {isNone(preview.stopLoss) ? 'No stop loss' : `Stop loss ${price(preview.stopLoss, 0)}`},{' '}
            {isNone(preview.takeProfit) ? 'no take profit' : `take profit ${price(preview.takeProfit, 0)}`}
          </p>
          {preview.risk !== null && (
            <p className={classes.risk} data-known={preview.risk.amount !== null || undefined}>
              {preview.risk.text}
            </p>
          )}
        </>
      ) : (
        <p>{preview.reason}</p>
      )}
      <Steps steps={preview.steps} />
    </div>
  );
}
