import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Tone } from '../format/states';
import classes from './Page.module.css';
import { ToneIcon } from './ToneIcon';
import { usePageTitle } from './usePageTitle';

interface Props {
  /** The page's name, small above the summary and in the browser's tab. */
  name: string;
  /** The parent page, as a link in front of the name. */
  parent?: { to: string; label: string };
  /** One sentence with the state of what the page shows. */
  summary: ReactNode;
  tone?: Tone;
  /** A line of context under the summary. */
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The layout of every page: summary first, actions beside it, content below. */
export function Page({ name, parent, summary, tone, note, actions, children }: Props) {
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
          <h1 className={classes.summary}>
            {tone !== undefined && <ToneIcon tone={tone} size={24} />}
            <span>{summary}</span>
          </h1>
          {note !== undefined && <div className={classes.note}>{note}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
