import {
  ChevronDown,
  CircleHelp,
  Ellipsis,
  Link,
  Moon,
  PanelLeft,
  PanelRight,
  Redo2,
  Sun,
  Undo2,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useDocument } from '../document/document.ts';
import { documentWords } from '../document/documentWords.ts';
import { redo, undo } from '../document/edits.ts';
import { openPanel, session, useSession } from '../session.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Menu, MenuItem, MenuLine, MenuSwitch } from '../ui/Menu.tsx';
import { words } from '../words.ts';
import { DocumentName } from './DocumentName.tsx';
import { DropHint } from './DropHint.tsx';
import { FileItems } from './FileItems.tsx';
import { Mark } from './Mark.tsx';
import { SaveState } from './SaveState.tsx';
import { SeedButton } from './SeedButton.tsx';
import { shownTheme } from './theme.ts';
import './topbar.css';

/** Fetched when they are asked for first. */
const ShareDialog = lazy(async () => ({ default: (await import('./ShareDialog.tsx')).ShareDialog }));
const ExportDialog = lazy(async () => ({
  default: (await import('../export/ExportDialog.tsx')).ExportDialog,
}));

/** Which diagram this is, whether it is safe, where it can go, and how the page looks. */
export function TopBar({ isNarrow }: { isNarrow: boolean }) {
  const [dialog, setDialog] = useState<'share' | 'export'>();
  const close = () => setDialog(undefined);
  const onExport = () => setDialog('export');
  return (
    <header className="topbar">
      {isNarrow && (
        <IconButton name={words.top.rail} look="quiet" onClick={() => openPanel('rail')}>
          <PanelLeft size={17} strokeWidth={1.6} />
        </IconButton>
      )}
      <div className="brand">
        <Mark />
        <h1>{words.product}</h1>
        <span className="slash" aria-hidden="true">
          /
        </span>
      </div>
      <DocumentName />
      <SaveState />
      <div className="topbar-space" />
      {!isNarrow && <SeedButton />}
      {!isNarrow && <History />}
      {!isNarrow && <FileMenu onExport={onExport} />}
      <ShareButton isNarrow={isNarrow} onClick={() => setDialog('share')} />
      <ThemeButton />
      {!isNarrow && (
        <IconButton
          name={words.top.legend}
          shortcut="?"
          look="quiet"
          onClick={() => session.setState({ legendOpen: true })}
        >
          <CircleHelp size={16} strokeWidth={1.6} />
        </IconButton>
      )}
      <Preferences isNarrow={isNarrow} onExport={onExport} />
      {isNarrow && (
        <IconButton name={words.top.inspector} look="quiet" onClick={() => openPanel('inspector')}>
          <PanelRight size={17} strokeWidth={1.6} />
        </IconButton>
      )}
      <Suspense>
        {dialog === 'share' && <ShareDialog onClose={close} />}
        {dialog === 'export' && <ExportDialog onClose={close} />}
      </Suspense>
      <DropHint />
    </header>
  );
}

function FileMenu({ onExport }: { onExport: () => void }) {
  return (
    <Menu
      trigger={
        <Button>
          {documentWords.file.menu}
          <ChevronDown size={14} strokeWidth={1.6} aria-hidden="true" />
        </Button>
      }
    >
      <FileItems onExport={onExport} />
    </Menu>
  );
}

function ShareButton({ isNarrow, onClick }: { isNarrow: boolean; onClick: () => void }) {
  const icon = <Link size={15} strokeWidth={1.6} aria-hidden="true" />;
  if (isNarrow) {
    return (
      <IconButton name={documentWords.link.share} onClick={onClick}>
        {icon}
      </IconButton>
    );
  }
  return (
    <Button onClick={onClick}>
      {icon}
      {documentWords.link.share}
    </Button>
  );
}

function History() {
  const canUndo = useDocument((state) => state.canUndo);
  const canRedo = useDocument((state) => state.canRedo);
  return (
    <div className="history">
      <IconButton name={words.top.undo} shortcut="Ctrl+Z" disabled={!canUndo} onClick={undo}>
        <Undo2 size={15} strokeWidth={1.6} />
      </IconButton>
      <IconButton name={words.top.redo} shortcut="Ctrl+Y" disabled={!canRedo} onClick={redo}>
        <Redo2 size={15} strokeWidth={1.6} />
      </IconButton>
    </div>
  );
}

function ThemeButton() {
  const shown = useSession((state) => shownTheme(state.theme));
  const isNight = shown === 'night';
  return (
    <IconButton
      name={isNight ? words.top.toPaper : words.top.toNight}
      onClick={() => session.setState({ theme: isNight ? 'paper' : 'night' })}
    >
      {isNight ? <Sun size={15} strokeWidth={1.6} /> : <Moon size={15} strokeWidth={1.6} />}
    </IconButton>
  );
}

function Preferences({ isNarrow, onExport }: { isNarrow: boolean; onExport: () => void }) {
  const { theme, reducedMotion, singleKeysOn } = useSession((state) => state);
  return (
    <Menu
      trigger={
        <button type="button" className="button quiet icon-button" aria-label={words.top.more}>
          <Ellipsis size={16} strokeWidth={1.6} />
        </button>
      }
    >
      {isNarrow && (
        <>
          <MenuItem onSelect={undo}>{words.top.undo}</MenuItem>
          <MenuItem onSelect={redo}>{words.top.redo}</MenuItem>
          <MenuItem onSelect={() => session.setState({ legendOpen: true })}>{words.top.legend}</MenuItem>
          <MenuLine />
          <FileItems onExport={onExport} />
          <MenuLine />
        </>
      )}
      <MenuSwitch on={reducedMotion} onChange={(on) => session.setState({ reducedMotion: on })}>
        {words.top.reducedMotion}
      </MenuSwitch>
      <MenuSwitch on={singleKeysOn} onChange={(on) => session.setState({ singleKeysOn: on })}>
        {words.top.singleKeys}
      </MenuSwitch>
      <MenuSwitch
        on={theme === 'system'}
        onChange={(on) => session.setState({ theme: on ? 'system' : shownTheme('system') })}
      >
        {words.top.followSystem}
      </MenuSwitch>
    </Menu>
  );
}
