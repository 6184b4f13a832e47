import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import {
  ArrowLeftRight,
  ChevronsLeft,
  ChevronsRight,
  CircleUser,
  GitFork,
  KeyRound,
  LogOut,
  MonitorPlay,
  Radio,
  RectangleEllipsis,
  Users,
  UsersRound,
  WalletCards,
  type LucideIcon,
} from 'lucide-react';
import { Link, NavLink, useNavigate } from 'react-router';
import type { UserRole } from '../api/types';
import { useSession, useUser } from '../session/Session';
import { Logo } from './Logo';
import classes from './Navigation.module.css';
import { SchemeItems } from './SchemeItems';

interface Item {
  to: string;
  label: string;
  icon: LucideIcon;
  /** The roles that see it; all if undefined. */
  roles?: UserRole[];
}

const ITEMS: Item[] = [
  { to: '/fleet', label: 'Fleet', icon: MonitorPlay },
  { to: '/copies', label: 'Copies', icon: ArrowLeftRight },
  { to: '/subscriptions', label: 'Subscriptions', icon: GitFork },
  { to: '/followers', label: 'Followers', icon: UsersRound, roles: ['ADMIN', 'MASTER', 'FOLLOWER'] },
  { to: '/users', label: 'Users', icon: Users, roles: ['ADMIN'] },
];

/** Widths at which only icons fit; the style sheet has the same bounds. */
const ICONS_ONLY = '(min-width: 48.01em) and (max-width: 75em)';

/** The main navigation: at the left, as icons when collapsed or narrow, at the bottom on a phone. */
export function Navigation() {
  const user = useUser();
  const [collapsed, setCollapsed] = useLocalStorage({ key: 'termfleet.nav.collapsed', defaultValue: false });
  const iconsOnly = useMediaQuery(ICONS_ONLY, false, { getInitialValueInEffect: false }) || collapsed;
  const items = ITEMS.filter((item) => item.roles?.includes(user.role) ?? true);
  return (
    <nav className={classes.nav} data-collapsed={collapsed || undefined} aria-label="Main">
      <Link to="/" className={classes.brand} aria-label="TermFleet: home">
        <Logo />
        <span className={classes.label}>TermFleet</span>
      </Link>
      <ul className={classes.items}>
        {items.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Tooltip label={label} position="right" disabled={!iconsOnly}>
              <NavLink to={to} className={classes.item ?? ''} aria-label={label}>
                <Icon size={20} strokeWidth={1.75} aria-hidden />
                <span className={classes.label}>{label}</span>
              </NavLink>
            </Tooltip>
          </li>
        ))}
        <li className={classes.account}>
          <AccountMenu />
        </li>
      </ul>
      <UnstyledButton
        className={`${classes.item} ${classes.collapse}`}
        onClick={() => setCollapsed(!collapsed)}
        aria-expanded={!collapsed}
        {...(collapsed ? { 'aria-label': 'Expand' } : {})}
      >
        {collapsed ? <ChevronsRight size={20} aria-hidden /> : <ChevronsLeft size={20} aria-hidden />}
        <span className={classes.label}>Collapse</span>
      </UnstyledButton>
    </nav>
  );
}

function AccountMenu() {
  const { signOut } = useSession();
  const user = useUser();
  const navigate = useNavigate();
  return (
    <Menu position="right-end" width={240} withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.item} aria-label={`You: account menu of ${user.email}`}>
          <CircleUser size={20} strokeWidth={1.75} aria-hidden />
          <span className={classes.label}>
            <span className={classes.wide}>{user.email}</span>
            <span className={classes.short}>You</span>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.email}
          <br />
          {user.role.toLowerCase()}
        </Menu.Label>
        <Menu.Item leftSection={<WalletCards size={16} aria-hidden />} onClick={() => void navigate('/wallets')}>
          Community wallets
        </Menu.Item>
        <Menu.Item leftSection={<Radio size={16} aria-hidden />} onClick={() => void navigate('/tradingview')}>
          TradingView proxy
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<KeyRound size={16} aria-hidden />} onClick={() => void navigate('/tokens')}>
          API tokens
        </Menu.Item>
        <Menu.Item leftSection={<RectangleEllipsis size={16} aria-hidden />} onClick={() => void navigate('/password')}>
          Change password
        </Menu.Item>
        <Menu.Divider />
        <SchemeItems />
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
