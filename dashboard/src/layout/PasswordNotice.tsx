import { Link, useLocation } from 'react-router';
import { toTheMinute } from '../format/time';
import { useUser } from '../session/Session';
import classes from './PasswordNotice.module.css';

/** Asks a user with a one-time password to change it before it expires. */
export function PasswordNotice() {
  const { passwordExpiresAt } = useUser();
  const { pathname } = useLocation();
  if (passwordExpiresAt === null || pathname === '/password') return null;
  return (
    <p className={classes.notice}>
      Your one-time password expires <time dateTime={passwordExpiresAt}>{toTheMinute(passwordExpiresAt)}</time>.{' '}
      <Link to="/password">Change it</Link>
    </p>
  );
}
