import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from './Session';

/** Redirects users who are not signed in to the sign-in page, which returns them here. */
export function RequireSession() {
  const { user } = useSession();
  const { pathname, search } = useLocation();
  return user === null ? <Navigate to="/sign-in" replace state={{ from: pathname + search }} /> : <Outlet />;
}
