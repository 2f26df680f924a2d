/** One line set, one stroke. A face names its icon; unknown names get a plain box, so a new service is never iconless. */
import {
  Archive,
  BookOpen,
  Box,
  Boxes,
  Clapperboard,
  Cylinder,
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
  Server,
  Store,
  Waves,
  Zap,
} from 'lucide-react';

const faces: Readonly<Record<string, LucideIcon>> = {
  archive: Archive,
  'book-open': BookOpen,
  boxes: Boxes,
  clapperboard: Clapperboard,
  cylinder: Cylinder,
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
  server: Server,
  store: Store,
  waves: Waves,
  zap: Zap,
};

export function FaceIcon({ name, size = 16 }: { name: string; size?: number }) {
  const Icon = faces[name] ?? Box;
  return <Icon size={size} strokeWidth={1.6} aria-hidden="true" />;
}
