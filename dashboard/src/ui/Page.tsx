import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Tone } from '../format/states';
import classes from './Page.module.css';
import { ToneIcon } from './ToneIcon';
import { usePageTitle } from './usePageTitle';

interface Props {
  /** The page's name, small above the answer and in the browser's tab. */
  name: string;
  /** The page above this one, as a link in front of the name. */
  parent?: { to: string; label: string };
  /** The one sentence that answers what people come for. */
  answer: ReactNode;
  tone?: Tone;
  /** A line of context under the answer. */
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** Every page: its answer first, its actions beside it, the rest below. */
export function Page({ name, parent, answer, tone, note, actions, children }: Props) {
  usePageTitle(name);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div className={classes.heading}>
          <p className={classes.name}>
            {parent !== undefined && (
              <>
                <Link to={parent.to} className={classes.parent}>
                  {parent.label}
                </Link>
                <span aria-hidden> / </span>
              </>
            )}
            {name}
          </p>
          <h1 className={classes.answer}>
            {tone !== undefined && <ToneIcon tone={tone} size={24} />}
            <span>{answer}</span>
          </h1>
          {note !== undefined && <div className={classes.note}>{note}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
