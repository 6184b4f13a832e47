import classes from './Amount.module.css';
import { money, outcome, signedMoney } from '../format/numbers';

interface Props {
  value: string | null;
  currency: string | null;
  /** Shows the sign, in green for profit and red for loss. */
  signed?: boolean;
}

/** An amount of money in the account's currency, aligned in tables. */
export function Amount({ value, currency, signed = false }: Props) {
  if (value === null) return <span className="tf-muted">{money(null)}</span>;
  const meaning = signed ? outcome(value) : 'none';
  return (
    <span className={`tf-number ${meaning === 'none' ? '' : `tf-${meaning}`}`}>
      {signed ? signedMoney(value, currency) : money(value, currency)}
      {currency !== null && <span className={classes.currency}>{currency}</span>}
    </span>
  );
}
