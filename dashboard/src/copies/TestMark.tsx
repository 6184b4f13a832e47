import classes from './TestMark.module.css';

/** Marks what belongs to a test trade: its orders are real, and only chosen followers get it. */
export function TestMark() {
  return (
    <span className={classes.mark} title="A test trade: placed by a person, for chosen followers only">
      Test
    </span>
  );
}
