import classes from './Ranking.module.css';

/** Tells results that were not made at a real broker. */
export function SimulatedMark() {
  return <span className={classes.mark}>Simulated broker</span>;
}
