/** One line set, one stroke. A face names its icon; unknown names get a plain box, so a new service is never iconless. */
import {
  Archive,
  Box,
  Clapperboard,
  Database,
  Filter,
  Globe,
  Hammer,
  Inbox,
  ListOrdered,
  type LucideIcon,
  Mail,
  Megaphone,
  PhoneCall,
  Rabbit,
  Radio,
  Store,
  Waves,
  Zap,
} from 'lucide-react';

const faces: Readonly<Record<string, LucideIcon>> = {
  archive: Archive,
  clapperboard: Clapperboard,
  database: Database,
  filter: Filter,
  globe: Globe,
  hammer: Hammer,
  inbox: Inbox,
  'list-ordered': ListOrdered,
  mail: Mail,
  megaphone: Megaphone,
  phone: PhoneCall,
  rabbit: Rabbit,
  radio: Radio,
  store: Store,
  waves: Waves,
  zap: Zap,
};

export function FaceIcon({ name, size = 16 }: { name: string; size?: number }) {
  const Icon = faces[name] ?? Box;
  return <Icon size={size} strokeWidth={1.6} aria-hidden="true" />;
}
