import { SegmentedControl, Select } from '@mantine/core';
import { Gauge } from 'lucide-react';
import { useDistribution, useQuality, type Measure, type Quality, type Range } from '../api/quality';
import { Histogram } from '../charts/Histogram';
import { EmptyPanel, SkeletonRows, Waiting } from '../ui/Panels';
import { ToneIcon } from '../ui/ToneIcon';
import { useUrlState } from '../ui/useUrlState';
import classes from './Quality.module.css';
import { ReasonList } from './ReasonList';
import { SlippagePanel } from './SlippagePanel';
import { StepsTable } from './StepsTable';
import { MEASURES, measureText, qualitySummary, rate } from './words';

const RANGES: { value: Range; label: string }[] = [
  { value: 'DAY', label: '24 hours' },
  { value: 'WEEK', label: '7 days' },
  { value: 'MONTH', label: '30 days' },
];

/** How well a subscription was carried out: rates, the time of each step, slippage and why copies are missing. */
export function QualityPanel({ subscription }: { subscription: number }) {
  const [text, setRange] = useUrlState('range', 'DAY');
  const range = RANGES.find(({ value }) => value === text)?.value ?? 'DAY';
  const quality = useQuality(subscription, range);
  return (
    <div className={classes.quality}>
      <SegmentedControl
        className={classes.range ?? ''}
        aria-label="Time range"
        data={RANGES}
        value={range}
        onChange={setRange}
      />
      {quality.data === undefined ? (
        <Waiting what="Execution quality" query={quality} />
      ) : quality.data.copies.total === 0 ? (
        <EmptyPanel icon={Gauge} title="No signals in this time">
          When the master trades, this page shows how fast and at what price each signal was copied, and why others were
          not.
        </EmptyPanel>
      ) : (
        <Figures quality={quality.data} range={range} stale={quality.isPlaceholderData} />
      )}
    </div>
  );
}

function Figures({ quality, range, stale }: { quality: Quality; range: Range; stale: boolean }) {
  const { tone, sentence } = qualitySummary(quality);
  return (
    <div className={classes.figures} data-stale={stale || undefined}>
      <h2 className={classes.sentence}>
        <ToneIcon tone={tone} size={20} />
        {sentence}
      </h2>
      {quality.truncated && <p className="tf-muted">Times and slippage are those of the newest 100 000 copies.</p>}
      <dl className={classes.rates}>
        <Rate
          label="Orders carried out"
          value={rate(quality.successRate)}
          meaning="Filled, of those that were ordered"
        />
        <Rate label="Signals copied" value={rate(quality.copiedRate)} meaning="Filled, of all that were received" />
        <Rate label="Skipped" value={`${quality.copies.skipped}`} meaning="Not ordered, with a reason below" />
        <Rate label="Failed" value={`${quality.copies.failed}`} meaning="Ordered and refused by the broker" />
      </dl>
      <ReasonList reasons={quality.reasons} />
      <DistributionPanel subscription={quality.subscriptionId} range={range} />
      <StepsTable steps={quality.steps} />
      <SlippagePanel slippage={quality.slippage} />
    </div>
  );
}

function Rate({ label, value, meaning }: { label: string; value: string; meaning: string }) {
  return (
    <div className={classes.rate}>
      <dt>{label}</dt>
      <dd>
        <strong className="tf-number">{value}</strong>
        <span>{meaning}</span>
      </dd>
    </div>
  );
}

function DistributionPanel({ subscription, range }: { subscription: number; range: Range }) {
  const [text, setOf] = useUrlState('of', 'TOTAL');
  const of: Measure = MEASURES.find(({ value }) => value === text)?.value ?? 'TOTAL';
  const distribution = useDistribution(subscription, of, range);
  const data = distribution.data;
  const shown = data?.of ?? of;
  const percentile = (percent: number) =>
    (data?.percentiles ?? [])
      .filter((each) => each.percent === percent)
      .map(({ value }) => ({ label: `p${percent}`, value }));
  return (
    <section className={classes.panel} aria-label="Distribution">
      <header className={classes.head}>
        <h3>Distribution</h3>
        <Select
          aria-label="What is shown"
          allowDeselect={false}
          data={MEASURES}
          value={of}
          onChange={(value) => setOf(value ?? 'TOTAL')}
        />
      </header>
      {data === undefined ? (
        distribution.isError ? (
          <p className={classes.failed} role="alert">
            The distribution could not be loaded. {distribution.error.message}
          </p>
        ) : (
          <SkeletonRows rows={4} />
        )
      ) : data.buckets.length === 0 ? (
        <p className="tf-muted">Nothing of this kind was measured in this time.</p>
      ) : (
        <Histogram
          label={`Distribution: ${MEASURES.find(({ value }) => value === shown)?.label ?? ''}`}
          bars={data.buckets}
          marks={[...percentile(50), ...percentile(95), ...percentile(99)]}
          text={(value) => measureText(shown, value)}
        />
      )}
    </section>
  );
}
