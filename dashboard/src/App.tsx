import { Button } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Compass } from 'lucide-react';
import { Suspense } from 'react';
import { createBrowserRouter, Link, Navigate, Outlet, RouterProvider, type RouteObject } from 'react-router';
import { ApiError } from './api/http';
import { CopiesPage } from './copies/CopiesPage';
import { FleetPage } from './fleet/FleetPage';
import { PageError } from './layout/PageError';
import { Shell } from './layout/Shell';
import { lazyScript } from './scripts/lazyScript';
import { RequireSession } from './session/RequireSession';
import { SessionProvider, useUser } from './session/Session';
import { SignInPage } from './session/SignInPage';
import { Loading, Unreachable } from './session/SessionPending';
import { TerminalPage } from './terminal/TerminalPage';
import { Page } from './ui/Page';
import { EmptyPanel } from './ui/Panels';

const NewAccountPage = lazyScript('NewAccountPage', () => import('./accounts/NewAccountPage'));
const SubscriptionsPage = lazyScript('SubscriptionsPage', () => import('./subscriptions/SubscriptionsPage'));
const NewSubscriptionPage = lazyScript('NewSubscriptionPage', () => import('./subscriptions/NewSubscriptionPage'));
const SubscriptionPage = lazyScript('SubscriptionPage', () => import('./subscriptions/SubscriptionPage'));
const TradePage = lazyScript('TradePage', () => import('./trades/TradePage'));
const UsersPage = lazyScript('UsersPage', () => import('./users/UsersPage'));
const FollowersPage = lazyScript('FollowersPage', () => import('./followers/FollowersPage'));
const NewFollowerPage = lazyScript('NewFollowerPage', () => import('./followers/NewFollowerPage'));
const TokensPage = lazyScript('TokensPage', () => import('./tokens/TokensPage'));
const NotificationsPage = lazyScript('NotificationsPage', () => import('./notifications/NotificationsPage'));
const ProxyPage = lazyScript('ProxyPage', () => import('./tradingview/ProxyPage'));
const WalletsPage = lazyScript('WalletsPage', () => import('./wallets/WalletsPage'));
const WalletPage = lazyScript('WalletPage', () => import('./wallets/WalletPage'));
const RankingPage = lazyScript('RankingPage', () => import('./ranking/RankingPage'));
const PublicMasterPage = lazyScript('PublicMasterPage', () => import('./ranking/PublicMasterPage'));
const PasswordPage = lazyScript('PasswordPage', () => import('./session/PasswordPage'));

export const routes: RouteObject[] = [
  // For anyone: no session is asked for.
  {
    path: '/m/:link',
    errorElement: <PageError />,
    element: (
      <Suspense fallback={<Loading />}>
        <PublicMasterPage />
      </Suspense>
    ),
  },
  {
    element: (
      <SessionProvider loading={<Loading />} unreachable={(retry) => <Unreachable retry={retry} />}>
        <Outlet />
      </SessionProvider>
    ),
    children: [
      { path: '/sign-in', element: <SignInPage /> },
      {
        element: <RequireSession />,
        errorElement: <PageError />,
        children: [
          {
            element: <Shell />,
            children: [
              {
                errorElement: <PageError />,
                children: [
                  { index: true, element: <Home /> },
                  { path: 'fleet', element: <FleetPage /> },
                  { path: 'accounts/new', element: <NewAccountPage /> },
                  { path: 'accounts/:id', element: <TerminalPage /> },
                  { path: 'copies', element: <CopiesPage /> },
                  { path: 'trades/:id', element: <TradePage /> },
                  { path: 'subscriptions', element: <SubscriptionsPage /> },
                  { path: 'subscriptions/new', element: <NewSubscriptionPage /> },
                  { path: 'subscriptions/:id', element: <SubscriptionPage /> },
                  { path: 'ranking', element: <RankingPage /> },
                  { path: 'followers', element: <FollowersPage /> },
                  { path: 'followers/new', element: <NewFollowerPage /> },
                  { path: 'users', element: <UsersPage /> },
                  { path: 'tokens', element: <TokensPage /> },
                  { path: 'notifications', element: <NotificationsPage /> },
                  { path: 'tradingview', element: <ProxyPage /> },
                  { path: 'wallets', element: <WalletsPage /> },
                  { path: 'wallets/:id', element: <WalletPage /> },
                  { path: 'password', element: <PasswordPage /> },
                  { path: '*', element: <NotFound /> },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
];

/** After 1, 2 and 4 s: a request that changes nothing is repeated without asking. */
const RETRIES = 3;

export function newCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The stream updates cached responses; queries that it does not cover have a refetch interval.
        staleTime: 30_000,
        // A browser without a network may still reach a server on the same machine.
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, error) =>
          failures < RETRIES && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      },
    },
  });
}

const cache = newCache();
const router = createBrowserRouter(routes);

export function App() {
  return (
    <QueryClientProvider client={cache}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}

/** Followers and investors look for their copies first, others for their terminals. */
function Home() {
  const { role } = useUser();
  return <Navigate to={role === 'FOLLOWER' || role === 'INVESTOR' ? '/copies' : '/fleet'} replace />;
}

function NotFound() {
  return (
    <Page name="Not found" summary="Page not found">
      <EmptyPanel
        icon={Compass}
        title="Page not found"
        action={
          <Button component={Link} to="/fleet">
            Open the fleet
          </Button>
        }
      >
        Check the address. The page may have been removed.
      </EmptyPanel>
    </Page>
  );
}
