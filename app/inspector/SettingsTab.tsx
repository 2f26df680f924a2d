import { notModelled } from '../../engine/index.ts';
import { setLinkSettings, setSettings } from '../document/edits.ts';
import { Empty } from '../ui/Empty.tsx';
import { FaceIcon } from '../ui/Icon.tsx';
import { words } from '../words.ts';
import { FaultList } from './FaultList.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { useSubject } from './selected.ts';

export function SettingsTab() {
  const subject = useSubject();
  switch (subject.kind) {
    case 'none':
      return <Empty>{words.inspector.nothingSelected}</Empty>;
    case 'several':
      return <Empty>{words.inspector.severalSelected(subject.count)}</Empty>;
    case 'resource': {
      const { resource, summary } = subject;
      return (
        <div key={resource.id}>
          <header className="subject" style={{ color: `var(--tint-${summary.face.tint})` }}>
            <FaceIcon name={summary.face.icon} size={18} />
            <div>
              <h2>{resource.id}</h2>
              <p>{summary.face.title}</p>
            </div>
          </header>
          <FaultList on={resource.id} faults={summary.faults} />
          <SettingsForm
            fields={summary.settings.fields}
            value={resource.settings ?? {}}
            onChange={(settings) => setSettings(resource.id, settings)}
          />
          <NotModelled service={resource.service} />
        </div>
      );
    }
    case 'link': {
      const { link, summary } = subject;
      const rule = summary.links.find(({ kind }) => kind === link.kind);
      return (
        <div key={link.id}>
          <header className="subject">
            <div>
              <h2>{words.inspector.link(link.from, link.to)}</h2>
              <p>{rule?.title ?? link.kind}</p>
            </div>
          </header>
          {rule && <p className="subject-doc">{rule.doc}</p>}
          <FaultList on={link.id} faults={[]} />
          <SettingsForm
            fields={rule?.settings.fields ?? {}}
            value={link.settings ?? {}}
            onChange={(settings) => setLinkSettings(link.id, settings)}
          />
        </div>
      );
    }
  }
}

/** A tool that teaches says where it is simpler than what it teaches. */
function NotModelled({ service }: { service: string }) {
  const left = notModelled[service];
  if (!left) return null;
  return (
    <section className="not-modelled">
      <h3>{words.settings.notModelled}</h3>
      <ul>
        {left.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
