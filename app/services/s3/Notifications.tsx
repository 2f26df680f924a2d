import { BellRing } from 'lucide-react';
import type { NotificationView } from '../../../engine/index.ts';
import { words } from './words.ts';

/** AWS's sentence is longer than a card; the whole of it is its title. */
const unpermitted = /because no (.* )?policy allows/;

/** Whom the bucket tells, of what, and why that did not work. */
export function Notifications({ notifications }: { notifications: readonly NotificationView[] }) {
  if (notifications.length === 0) return null;
  return (
    <ul className="notifications" aria-label={words.notifications}>
      {notifications.map((notification) => (
        <li key={notification.link}>
          <Notification {...notification} />
        </li>
      ))}
    </ul>
  );
}

function Notification({ to, event, prefix, suffix, sentTotal, failedTotal, lastFailure }: NotificationView) {
  const told = words.event(event, prefix, suffix);
  const reason = lastFailure && words.reason(lastFailure.code, lastFailure.sentence);
  const isUnpermitted = lastFailure && unpermitted.test(lastFailure.sentence);
  return (
    <>
      <p>
        <BellRing size={12} strokeWidth={1.6} aria-hidden="true" />
        <b title={to}>{to}</b>
        {failedTotal > 0 ? (
          <span data-bad>{words.failed(failedTotal, sentTotal)}</span>
        ) : (
          <span>{words.sent(sentTotal)}</span>
        )}
      </p>
      <p className="notification-detail" data-bad={reason !== undefined || undefined} title={reason ?? told}>
        {isUnpermitted ? words.noStatement(lastFailure.code) : (reason ?? told)}
      </p>
    </>
  );
}
